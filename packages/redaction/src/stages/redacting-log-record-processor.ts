import type { Context } from "@opentelemetry/api";

import { expectMethods } from "../expect-option.ts";
import type { Redactor } from "../redactor.ts";
import type { SdkLogRecord } from "../sdk/log-record.ts";
import type { LogRecordProcessor } from "../sdk/log-record-processor.ts";
import { expectStageOptions } from "./expect-stage-options.ts";

/** What a {@link RedactingLogRecordProcessor} needs. */
export interface RedactingLogRecordProcessorOptions {
  /** Cleans the log records. */
  readonly redactor: Pick<Redactor, "logRecord">;
  /** Gets the clean ones. */
  readonly next: LogRecordProcessor;
}

/**
 * Hands clean copies of log records to the next processor, which may change them. Whatever stands before it, or beside
 * it in the SDK's list, sees the originals.
 *
 * Cleaning never throws. What the next stage throws is passed on, as if it stood here by itself.
 *
 * @example
 * ```ts
 * new RedactingLogRecordProcessor({ redactor: createRedactor(), next: new BatchLogRecordProcessor({ exporter }) });
 * ```
 */
export class RedactingLogRecordProcessor implements LogRecordProcessor {
  readonly #redactor: Pick<Redactor, "logRecord">;
  readonly #next: LogRecordProcessor;
  /** There if the next stage has it. */
  readonly enabled?: NonNullable<LogRecordProcessor["enabled"]>;

  /** @throws TypeError if an option is missing, or is none. */
  constructor(options: RedactingLogRecordProcessorOptions) {
    const { redactor, next } = expectStageOptions(options);
    this.#redactor = expectMethods("redactor", ["logRecord"], redactor);
    this.#next = expectMethods("next", ["onEmit", "forceFlush", "shutdown"], next);
    if (next.enabled !== undefined) this.enabled = (options) => next.enabled?.(options) ?? true;
  }

  onEmit(logRecord: SdkLogRecord, context?: Context): void {
    this.#next.onEmit(this.#redactor.logRecord(logRecord), context);
  }

  forceFlush(options?: { timeoutMillis?: number }): Promise<void> {
    return this.#next.forceFlush(options);
  }

  shutdown(): Promise<void> {
    return this.#next.shutdown();
  }
}
