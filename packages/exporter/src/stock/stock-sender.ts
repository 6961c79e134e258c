import type { ExportResult, ReadableSpan, SpanExporter } from "@sideband/core";

import { decodeSpans } from "../otlp-request/decode-spans.ts";
import type { Outcome } from "../outcome.ts";
import { SendError } from "../send-error.ts";
import type { Payload, Sender } from "../sender.ts";
import { suppressTracing } from "../suppress-tracing.ts";
import { judgeExportError } from "./judge-export-error.ts";

/**
 * Makes the innermost layer of any stock exporter, OTLP over gRPC or HTTP/JSON for instance: it gets the spans as
 * objects. The one sender that knows what it carries. It takes nothing compressed.
 */
export class StockSender implements Sender {
  readonly #exporter: SpanExporter;

  constructor(exporter: SpanExporter) {
    this.#exporter = exporter;
  }

  async send(payload: Payload): Promise<Outcome> {
    let spans: ReadableSpan[];
    try {
      spans = decodeSpans(payload.body);
    } catch (cause) {
      const error = new SendError("unexpected", "The request could not be decoded", { cause });
      return { kind: "failed", by: "sender", error };
    }
    try {
      // Judged here and not in the callback: what is thrown there is thrown into the exporter.
      const result = await suppressTracing(() => this.#export(spans));
      return result?.code === 0 ? { kind: "sent" } : judgeExportError(result?.error);
    } catch (error) {
      return judgeExportError(error);
    }
  }

  #export(spans: ReadableSpan[]): Promise<ExportResult | undefined> {
    return new Promise((resolve) => this.#exporter.export(spans, resolve));
  }

  async shutdown(): Promise<void> {
    await this.#exporter.shutdown();
  }
}
