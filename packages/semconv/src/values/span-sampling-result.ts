export const SPAN_SAMPLING_RESULT_DROP = "DROP";
export const SPAN_SAMPLING_RESULT_RECORD_ONLY = "RECORD_ONLY";
export const SPAN_SAMPLING_RESULT_RECORD_AND_SAMPLE = "RECORD_AND_SAMPLE";

export type SpanSamplingResult =
  | typeof SPAN_SAMPLING_RESULT_DROP
  | typeof SPAN_SAMPLING_RESULT_RECORD_ONLY
  | typeof SPAN_SAMPLING_RESULT_RECORD_AND_SAMPLE;

/** What `otel.span.sampling_result` may be. */
export const SPAN_SAMPLING_RESULTS: readonly SpanSamplingResult[] = /* @__PURE__ */ Object.freeze([
  SPAN_SAMPLING_RESULT_DROP,
  SPAN_SAMPLING_RESULT_RECORD_ONLY,
  SPAN_SAMPLING_RESULT_RECORD_AND_SAMPLE,
] as const);
