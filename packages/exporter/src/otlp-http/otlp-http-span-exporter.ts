import { SenderSpanExporter } from "../sender-span-exporter.ts";
import { makeLayers } from "./layers.ts";
import { type OtlpHttpSpanExporterOptions, resolveOptions } from "./options.ts";
import { warnOfPlainHttp } from "./warn-of-plain-http.ts";

/**
 * Sends spans to an OTLP receiver over HTTP as protobuf, one attempt per request, and says of every span what became
 * of it. `send()` is for those who hold encoded batches; `export()` makes it a stock exporter.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp
 * @example
 * ```ts
 * import { OtlpHttpSpanExporter } from "@sideband/exporter";
 *
 * const exporter = new OtlpHttpSpanExporter({ url: "http://localhost:4318/v1/traces" });
 * ```
 */
export class OtlpHttpSpanExporter extends SenderSpanExporter {
  /** @throws TypeError for an option that cannot work. */
  constructor(options: OtlpHttpSpanExporterOptions) {
    const resolved = resolveOptions(options);
    const { url, log } = resolved;
    super(makeLayers(resolved), log);
    warnOfPlainHttp(url, log);
  }
}
