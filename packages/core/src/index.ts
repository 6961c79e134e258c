export { BatchingSpanProcessor } from "./batching-span-processor.ts";
export { DROP_REASONS } from "./drop-reason.ts";
export { EncodedBatch } from "./encoded-batch.ts";
export { Ledger, unaccounted } from "./ledger.ts";
export { OVERFLOW_POLICIES, SpanQueue } from "./span-queue.ts";
export { StringInterner } from "./string-interner.ts";
export { systemScheduler } from "./scheduler.ts";

export type { BatchingSpanProcessorOptions } from "./batching-options.ts";
export type { DropReason } from "./drop-reason.ts";
export type { EncodedSpan } from "./encoded-batch.ts";
export type { DropListener, Entrance, LedgerGauge, LedgerSnapshot } from "./ledger.ts";
export type { InstrumentationScope, ReadableSpan, Resource, TimedEvent } from "./readable-span.ts";
export type { Cancel, Scheduler } from "./scheduler.ts";
export type { DropCounts, SendOutcome } from "./send-outcome.ts";
export type { ExportResult, SendingSpanExporter, SpanExporter } from "./span-exporter.ts";
export type { SpanProcessor } from "./span-processor.ts";
export type { Overflow, SpanQueueOptions } from "./span-queue.ts";
export type { StringInternerOptions } from "./string-interner.ts";
