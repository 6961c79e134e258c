/** The exporter alone, and the same with retry, breaker, throttle and spool around it. */
export const EXPORTER_VARIANTS = ["plain", "resilient"] as const;

export type ExporterVariant = (typeof EXPORTER_VARIANTS)[number];
