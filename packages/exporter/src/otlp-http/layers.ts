import { CompressSender } from "../compression/compress-sender.ts";
import { DecompressSender } from "../compression/decompress-sender.ts";
import type { ExporterLayers } from "../exporter-layers.ts";
import { endpointName } from "./endpoint.ts";
import { HttpSender } from "./http-sender.ts";
import type { ResolvedOptions } from "./options.ts";

/** What an exporter over HTTP is made of. */
export const makeLayers = (options: ResolvedOptions): ExporterLayers => {
  const { url, compression, compressionLevel, compressIn, compressAboveBytes, maxRequestBytes } = options;
  const http = new HttpSender(options);
  const shared = { target: endpointName(url), maxRequestBytes };
  // What comes out of a spool may have been compressed when the options were others.
  if (compression === "none")
    return { ...shared, compress: (next) => next, transport: new DecompressSender(http, maxRequestBytes) };
  const how = { encoding: compression, level: compressionLevel, place: compressIn, aboveBytes: compressAboveBytes };
  return { ...shared, compress: (next) => new CompressSender(next, how), transport: http };
};
