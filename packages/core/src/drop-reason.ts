/** Why the pipeline gave up on a span. A closed set: dashboards and alerts may list it. */
export const DROP_REASONS = [
  "queue_full",
  "byte_budget",
  "ring_full",
  "too_large",
  "not_sampled",
  "evicted",
  "export_failed",
  "spool_full",
  "spool_corrupt",
  "stage_failed",
  "worker_lost",
  "shutdown",
  "encode_failed",
] as const;

export type DropReason = (typeof DROP_REASONS)[number];
