import { expectMethods } from "../expect-option.ts";
import type { Redactor } from "../redactor.ts";
import type { ReadableSpan } from "../sdk/readable-span.ts";
import type { ExportResult, SpanExporter } from "../sdk/span-exporter.ts";
import { expectStageOptions } from "./expect-stage-options.ts";

/** What a {@link RedactingSpanExporter} needs. */
export interface RedactingSpanExporterOptions {
  /** Cleans the spans. */
  readonly redactor: Pick<Redactor, "span">;
  /** Gets the clean ones. */
  readonly next: SpanExporter;
}

/**
 * Hands clean copies of spans to the next exporter: for pipelines whose processors cannot be changed. A
 * `RedactingSpanProcessor` is the better choice where there is one, as it copies spans when they end. What an exporter
 * may have besides the stock interface is hidden, such as `send()` for encoded batches.
 *
 * @example
 * ```ts
 * new BatchSpanProcessor({ exporter: new RedactingSpanExporter({ redactor: createRedactor(), next: exporter }) });
 * ```
 */
export class RedactingSpanExporter implements SpanExporter {
  readonly #redactor: Pick<Redactor, "span">;
  readonly #next: SpanExporter;
  /** There if the next stage has it. */
  readonly forceFlush?: NonNullable<SpanExporter["forceFlush"]>;

  /** @throws TypeError if an option is missing, or is none. */
  constructor(options: RedactingSpanExporterOptions) {
    const { redactor, next } = expectStageOptions(options);
    this.#redactor = expectMethods("redactor", ["span"], redactor);
    this.#next = expectMethods("next", ["export", "shutdown"], next);
    if (next.forceFlush !== undefined) this.forceFlush = async () => next.forceFlush?.();
  }

  export(spans: ReadableSpan[], resultCallback: (result: ExportResult) => void): void {
    this.#next.export(
      spans.map((span) => this.#redactor.span(span)),
      resultCallback,
    );
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }
}
