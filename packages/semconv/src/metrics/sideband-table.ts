import { COST_BUCKETS_USD } from "../buckets.ts";
import { REFINEMENT_LATENCY_BUCKETS_MS } from "../buckets.ts";
import { CALL_WITH_CURRENCY, CALL_WITH_ERROR, COMPONENT, COMPONENT_WITH_ERROR } from "./attribute-sets.ts";
import type { MetricDefinition } from "./metric-definition.ts";

/** Our extensions. */
export const SIDEBAND_METRICS: Readonly<Record<string, MetricDefinition>> = {
  "sideband.client.cost": {
    instrument: "counter",
    unit: "{USD}",
    valueType: "double",
    description: "Cost of model calls.",
    attributes: CALL_WITH_CURRENCY,
    stability: "development",
  },
  "sideband.client.operation.cost": {
    instrument: "histogram",
    unit: "{USD}",
    valueType: "double",
    description: "Cost of one model call.",
    boundaries: COST_BUCKETS_USD,
    attributes: CALL_WITH_CURRENCY,
    stability: "development",
  },
  "sideband.exporter.circuit.state": {
    instrument: "gauge",
    unit: "1",
    valueType: "int",
    description: "State of the circuit breaker: 0 closed, 1 open, 2 half-open.",
    attributes: COMPONENT,
    stability: "development",
  },
  "sideband.exporter.fallback.buffer.size": {
    instrument: "updowncounter",
    unit: "{span}",
    valueType: "int",
    description: "Spans waiting for the primary exporter to come back.",
    attributes: COMPONENT,
    stability: "development",
  },
  "sideband.exporter.fallback.span.dropped": {
    instrument: "counter",
    unit: "{span}",
    valueType: "int",
    description: "Spans lost because neither exporter nor fallback took them.",
    attributes: COMPONENT_WITH_ERROR,
    stability: "development",
  },
  "sideband.llm.duration": {
    instrument: "histogram",
    unit: "ms",
    valueType: "double",
    description: "Duration of a model call in milliseconds, as `refinement-1.0` had it.",
    boundaries: REFINEMENT_LATENCY_BUCKETS_MS,
    attributes: CALL_WITH_ERROR,
    stability: "development",
  },
  "sideband.redaction.replacements": {
    instrument: "counter",
    unit: "{replacement}",
    valueType: "int",
    description: "Secrets and personal data replaced before export.",
    attributes: COMPONENT,
    stability: "development",
  },
  "sideband.sampler.decisions": {
    instrument: "counter",
    unit: "{decision}",
    valueType: "int",
    description: "Decisions of the samplers.",
    attributes: ["otel.component.type", "otel.component.name", "otel.span.sampling_result"],
    stability: "development",
  },
};
