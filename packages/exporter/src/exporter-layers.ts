import type { SpanExporter } from "@sideband/core";

import { DecompressSender } from "./compression/decompress-sender.ts";
import type { Sender } from "./sender.ts";
import { StockSender } from "./stock/stock-sender.ts";

/** What an exporter is made of, for those who put layers of their own between. */
export interface ExporterLayers {
  /** Makes the outermost layer, so that what is kept or sent again is compressed once. */
  readonly compress: (next: Sender) => Sender;
  /** The innermost one: one attempt per payload. */
  readonly transport: Sender;
  /** Where the requests go, for the log: without anything secret. */
  readonly target: string;
  /** A larger request, before compression, is split, and a single span above it dropped. */
  readonly maxRequestBytes: number;
}

/** An exporter that can be taken apart. */
export interface LayeredExporter {
  layers(): ExporterLayers;
}

/** What OTLP allows. */
const MAX_REQUEST_BYTES = 64 * 1024 * 1024;

/** Whether an exporter is one of this package, which can be taken apart and gives up by itself in the end. */
export const isLayered = (exporter: SpanExporter): exporter is SpanExporter & LayeredExporter =>
  "layers" in exporter && typeof exporter.layers === "function";

/** The layers of an exporter; one that has none, a stock one, becomes the innermost. */
export const layersOf = (exporter: SpanExporter): ExporterLayers => {
  if (isLayered(exporter)) return exporter.layers();
  return {
    compress: (next) => next,
    transport: new DecompressSender(new StockSender(exporter), MAX_REQUEST_BYTES),
    target: exporter.constructor.name,
    maxRequestBytes: MAX_REQUEST_BYTES,
  };
};
