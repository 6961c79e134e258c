import { DecompressSender } from "../compression/decompress-sender.ts";
import { SenderSpanExporter } from "../sender-span-exporter.ts";
import { FileSender } from "./file-sender.ts";
import { type FileSpanExporterOptions, resolveFileOptions } from "./options.ts";

/**
 * Appends spans to a file as OTLP JSON, one request per line, and says of every span what became of it: an archive, or what
 * to fall back on when no receiver can be reached. The receiver `otlpjsonfile` of the OpenTelemetry Collector reads it.
 * One process per file.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
 * @example
 * ```ts
 * import { FileSpanExporter } from "@sideband/exporter";
 *
 * const exporter = new FileSpanExporter({ path: "/var/log/shop/spans.jsonl" });
 * ```
 */
export class FileSpanExporter extends SenderSpanExporter {
  /** @throws TypeError for an option that cannot work. */
  constructor(options: FileSpanExporterOptions) {
    const resolved = resolveFileOptions(options);
    const { path: target, maxRequestBytes, log } = resolved;
    const transport = new DecompressSender(new FileSender(resolved), maxRequestBytes);
    super({ compress: (next) => next, transport, target, maxRequestBytes }, log);
  }
}
