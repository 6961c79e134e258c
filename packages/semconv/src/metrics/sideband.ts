// Our extensions.

/** Cost of model calls. Counter, `{USD}`. */
export const METRIC_SIDEBAND_CLIENT_COST = "sideband.client.cost";

/** Cost of one model call. Histogram, `{USD}`. */
export const METRIC_SIDEBAND_CLIENT_OPERATION_COST = "sideband.client.operation.cost";

/** State of the circuit breaker: 0 closed, 1 open, 2 half-open. Gauge, `1`. */
export const METRIC_SIDEBAND_EXPORTER_CIRCUIT_STATE = "sideband.exporter.circuit.state";

/** Spans waiting for the primary exporter to come back. UpDownCounter, `{span}`. */
export const METRIC_SIDEBAND_EXPORTER_FALLBACK_BUFFER_SIZE = "sideband.exporter.fallback.buffer.size";

/** Spans lost because neither exporter nor fallback took them. Counter, `{span}`. */
export const METRIC_SIDEBAND_EXPORTER_FALLBACK_SPAN_DROPPED = "sideband.exporter.fallback.span.dropped";

/** Duration of a model call in milliseconds, as `refinement-1.0` had it. Histogram, `ms`. */
export const METRIC_SIDEBAND_LLM_DURATION = "sideband.llm.duration";

/** Secrets and personal data replaced before export. Counter, `{replacement}`. */
export const METRIC_SIDEBAND_REDACTION_REPLACEMENTS = "sideband.redaction.replacements";

/** Decisions of the samplers. Counter, `{decision}`. */
export const METRIC_SIDEBAND_SAMPLER_DECISIONS = "sideband.sampler.decisions";
