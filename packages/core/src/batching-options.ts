import { diag } from "@opentelemetry/api";

import { expectFunction, expectInteger, expectMethod, expectOneOf, wrongOption } from "./expect-option.ts";
import type { Ledger } from "./ledger.ts";
import type { ReadableSpan } from "./readable-span.ts";
import { MAX_DELAY_MS, type Scheduler, systemScheduler } from "./scheduler.ts";
import type { SendingSpanExporter, SpanExporter } from "./span-exporter.ts";
import { spanPriority } from "./span-priority.ts";
import { OVERFLOW_POLICIES, type Overflow } from "./span-queue.ts";
import type { StringInterner } from "./string-interner.ts";

const MIB = 1024 * 1024;

export interface BatchingSpanProcessorOptions {
  /** Where batches go: a stock exporter, or one that sends bytes and says what became of each span. */
  readonly exporter: SpanExporter | SendingSpanExporter;
  /** How many spans wait at most. @default 4096 */
  readonly maxQueueSpans?: number;
  /** How many bytes they have at most, together. @default 64 MiB */
  readonly maxQueueBytes?: number;
  /** Who goes when the queue is full. @default "drop-newest" */
  readonly overflow?: Overflow;
  /** What matters under `drop-lowest-priority`, from 0 to 7. @default errors 2, roots 1, all others 0 */
  readonly priorityOf?: (span: ReadableSpan) => number;
  /** The largest batch, in spans; a batch goes out as soon as it is full. @default 512, or `maxQueueSpans` if less */
  readonly maxBatchSpans?: number;
  /** The largest batch, in bytes; a batch of one span may be larger. @default 8 MiB */
  readonly maxBatchBytes?: number;
  /** The largest span, in bytes; a larger one is dropped as `too_large`. @default 8 MiB */
  readonly maxSpanBytes?: number;
  /** How long a span waits for its batch to fill, in milliseconds. @default 5000 */
  readonly scheduledDelayMs?: number;
  /** How long an export may take, and how long `shutdown` may, in milliseconds. @default 30000 */
  readonly exportTimeoutMs?: number;
  /** How many exports run at once at most. @default 1 */
  readonly maxConcurrentExports?: number;
  /** The ledger of the pipeline that this is the end of. @default one of its own */
  readonly ledger?: Ledger;
  /**
   * Keys of attributes, of spans and of events, whose values leave as JSON text if they are structures: content that is
   * recorded as a structure, so that the application's thread need not serialize it. @default none
   */
  readonly jsonAttributes?: readonly string[];
  /** Aborted when the process is about to end: the exporter is told to `drain`. @default never */
  readonly draining?: AbortSignal;
  /** Remembers attribute keys as bytes. @default one of its own */
  readonly interner?: StringInterner;
  /** Where one line per episode of loss goes. @default `diag.warn` of the OpenTelemetry API */
  readonly log?: (message: string) => void;
  /** Time and timers. @default those of the process */
  readonly scheduler?: Scheduler;
}

export interface BatchingOptions {
  readonly exporter: SpanExporter | SendingSpanExporter;
  readonly maxQueueSpans: number;
  readonly maxQueueBytes: number;
  readonly overflow: Overflow;
  readonly priorityOf: (span: ReadableSpan) => number;
  readonly maxBatchSpans: number;
  readonly maxBatchBytes: number;
  readonly maxSpanBytes: number;
  readonly scheduledDelayMs: number;
  readonly exportTimeoutMs: number;
  readonly maxConcurrentExports: number;
  readonly jsonAttributes: readonly string[];
  readonly draining: AbortSignal | undefined;
  readonly ledger: Ledger | undefined;
  readonly interner: StringInterner | undefined;
  readonly log: (message: string) => void;
  readonly scheduler: Scheduler;
}

/** @throws TypeError when an option is out of range. */
export const resolveBatchingOptions = (options: BatchingSpanProcessorOptions): BatchingOptions => {
  if (typeof options !== "object" || options === null) throw wrongOption("options", "an object", options);
  const {
    exporter,
    maxQueueSpans = 4096,
    maxQueueBytes = 64 * MIB,
    overflow = "drop-newest",
    priorityOf = spanPriority,
    maxBatchSpans = Math.min(512, maxQueueSpans),
    maxBatchBytes = 8 * MIB,
    maxSpanBytes = 8 * MIB,
    scheduledDelayMs = 5000,
    exportTimeoutMs = 30_000,
    maxConcurrentExports = 1,
    jsonAttributes = [],
    draining,
    ledger,
    interner,
    log = (message) => diag.warn(message),
    scheduler = systemScheduler,
  } = options;
  if (typeof exporter?.export !== "function" || typeof exporter.shutdown !== "function") {
    throw wrongOption("exporter", "a SpanExporter", exporter);
  }
  if (ledger !== undefined) expectMethod("ledger", ledger, "claimEntrance", "a Ledger");
  if (interner !== undefined) expectMethod("interner", interner, "bytes", "a StringInterner");
  if (!Array.isArray(jsonAttributes) || !jsonAttributes.every((key) => typeof key === "string")) {
    throw wrongOption("jsonAttributes", "a list of attribute keys", jsonAttributes);
  }
  if (draining !== undefined) expectMethod("draining", draining, "addEventListener", "an AbortSignal");
  return {
    exporter,
    maxQueueSpans: expectInteger("maxQueueSpans", maxQueueSpans, 1),
    maxQueueBytes: expectInteger("maxQueueBytes", maxQueueBytes, 1),
    overflow: expectOneOf("overflow", overflow, OVERFLOW_POLICIES),
    priorityOf: expectFunction("priorityOf", priorityOf),
    maxBatchSpans: expectInteger("maxBatchSpans", maxBatchSpans, 1, maxQueueSpans),
    maxBatchBytes: expectInteger("maxBatchBytes", maxBatchBytes, 1),
    maxSpanBytes: expectInteger("maxSpanBytes", maxSpanBytes, 1),
    scheduledDelayMs: expectInteger("scheduledDelayMs", scheduledDelayMs, 0, MAX_DELAY_MS),
    exportTimeoutMs: expectInteger("exportTimeoutMs", exportTimeoutMs, 1, MAX_DELAY_MS),
    maxConcurrentExports: expectInteger("maxConcurrentExports", maxConcurrentExports, 1),
    jsonAttributes,
    draining,
    ledger,
    interner,
    log: expectFunction("log", log),
    scheduler: expectMethod("scheduler", scheduler, "schedule", "a Scheduler"),
  };
};
