import type { ReadableSpan } from "./readable-span.ts";

/** The stock result of an export: 0 is success, 1 is failure. */
export interface ExportResult {
  code: 0 | 1;
  error?: Error;
}

/**
 * A stage that handles a batch of spans.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-exporter
 */
export interface SpanExporter {
  export(spans: ReadableSpan[], resultCallback: (result: ExportResult) => void): void;
  forceFlush?(): Promise<void>;
  shutdown(): Promise<void>;
}
