import { type BatchingSpanProcessorOptions, OVERFLOW_POLICIES } from "@sideband/core";

import type { QueueConfiguration } from "./configuration.ts";
import type { Environment } from "./environment.ts";
import { expectInteger, expectOneOf, expectSection } from "./expect-option.ts";
import { MAX_DELAY_MS, unlimitedIfZero } from "./exporter-settings.ts";

const DEFAULT_QUEUE_SPANS = 4096;
const DEFAULT_BATCH_SPANS = 512;

/** What was set; the rest is as the place where the queue is has it. Plain data, as it may go to another thread. */
export type QueueSettings = Pick<
  BatchingSpanProcessorOptions,
  | "maxQueueSpans"
  | "maxQueueBytes"
  | "overflow"
  | "maxBatchSpans"
  | "scheduledDelayMs"
  | "exportTimeoutMs"
  | "maxConcurrentExports"
>;

const KEYS = [
  "maxSpans",
  "maxBytes",
  "overflow",
  "maxBatchSpans",
  "scheduledDelayMs",
  "exportTimeoutMs",
  "maxConcurrentExports",
] as const;

/** @throws TypeError for a value of the configuration that cannot work. */
export const queueSettings = (section: QueueConfiguration | undefined, environment: Environment): QueueSettings => {
  const own = expectSection("queue", section, KEYS);
  const maxQueueSpans =
    expectInteger("queue.maxSpans", own.maxSpans, 1) ?? environment.integer(["OTEL_BSP_MAX_QUEUE_SIZE"], 1);
  const largestBatch = maxQueueSpans ?? DEFAULT_QUEUE_SPANS;
  const maxBatchSpans =
    expectInteger("queue.maxBatchSpans", own.maxBatchSpans, 1, largestBatch) ??
    environment.integer(["OTEL_BSP_MAX_EXPORT_BATCH_SIZE"], 1, largestBatch) ??
    Math.min(DEFAULT_BATCH_SPANS, largestBatch);
  const scheduledDelayMs =
    expectInteger("queue.scheduledDelayMs", own.scheduledDelayMs, 0, MAX_DELAY_MS) ??
    environment.integer(["OTEL_BSP_SCHEDULE_DELAY"], 0, MAX_DELAY_MS);
  const exportTimeoutMs =
    expectInteger("queue.exportTimeoutMs", own.exportTimeoutMs, 1, MAX_DELAY_MS) ??
    unlimitedIfZero(environment.integer(["OTEL_BSP_EXPORT_TIMEOUT"], 0, MAX_DELAY_MS));
  const maxQueueBytes = expectInteger("queue.maxBytes", own.maxBytes, 1);
  const overflow = expectOneOf("queue.overflow", own.overflow, OVERFLOW_POLICIES);
  const maxConcurrentExports = expectInteger("queue.maxConcurrentExports", own.maxConcurrentExports, 1);
  return {
    maxBatchSpans,
    ...(maxQueueSpans !== undefined && { maxQueueSpans }),
    ...(scheduledDelayMs !== undefined && { scheduledDelayMs }),
    ...(exportTimeoutMs !== undefined && { exportTimeoutMs }),
    ...(maxQueueBytes !== undefined && { maxQueueBytes }),
    ...(overflow !== undefined && { overflow }),
    ...(maxConcurrentExports !== undefined && { maxConcurrentExports }),
  };
};
