// Names of earlier generations.

/** @deprecated Use `gen_ai.client.inference.time_per_output_chunk`. */
export const METRIC_GEN_AI_CLIENT_OPERATION_TIME_PER_OUTPUT_CHUNK = "gen_ai.client.operation.time_per_output_chunk";

/** @deprecated Use `gen_ai.client.inference.time_to_first_chunk`. */
export const METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";

/** @deprecated Use the counters `gen_ai.client.inference.usage.*` and the histograms `gen_ai.client.inference.operation.*`. */
export const METRIC_GEN_AI_CLIENT_TOKEN_USAGE = "gen_ai.client.token.usage";

/** @deprecated Use `gen_ai.invoke_agent.duration`. */
export const METRIC_GEN_AI_INVOKE_WORKFLOW_DURATION = "gen_ai.invoke_workflow.duration";

/** @deprecated Use `gen_ai.invoke_agent.duration`. */
export const METRIC_GEN_AI_WORKFLOW_DURATION = "gen_ai.workflow.duration";

/** @deprecated Use `otel.sdk.exporter.span.exported`. */
export const METRIC_OTEL_SDK_EXPORTER_SPAN_EXPORTED_COUNT = "otel.sdk.exporter.span.exported.count";

/** @deprecated Use `otel.sdk.exporter.span.inflight`. */
export const METRIC_OTEL_SDK_EXPORTER_SPAN_INFLIGHT_COUNT = "otel.sdk.exporter.span.inflight.count";

/** @deprecated Use `otel.sdk.processor.span.processed`. */
export const METRIC_OTEL_SDK_PROCESSOR_SPAN_PROCESSED_COUNT = "otel.sdk.processor.span.processed.count";

/** @deprecated Derive it: `otel.sdk.span.started` minus `otel.sdk.span.live`. */
export const METRIC_OTEL_SDK_SPAN_ENDED = "otel.sdk.span.ended";

/** @deprecated Derive it: `otel.sdk.span.started` minus `otel.sdk.span.live`. */
export const METRIC_OTEL_SDK_SPAN_ENDED_COUNT = "otel.sdk.span.ended.count";

/** @deprecated Use `otel.sdk.span.live`. */
export const METRIC_OTEL_SDK_SPAN_LIVE_COUNT = "otel.sdk.span.live.count";
