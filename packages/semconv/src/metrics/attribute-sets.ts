// Written out in full, not spread: a bundler can then drop what is not used.

/** What every metric of a model call carries. */
export const CALL: readonly string[] = [
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.request.model",
  "gen_ai.response.model",
  "server.address",
  "server.port",
];

/** A model call that may fail. */
export const CALL_WITH_ERROR: readonly string[] = [
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.request.model",
  "gen_ai.response.model",
  "server.address",
  "server.port",
  "error.type",
];

/** Tokens of a model call. */
export const CALL_WITH_MODALITY: readonly string[] = [
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.request.model",
  "gen_ai.response.model",
  "server.address",
  "server.port",
  "gen_ai.token.modality",
];

/** Cost of a model call. */
export const CALL_WITH_CURRENCY: readonly string[] = [
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.request.model",
  "gen_ai.response.model",
  "server.address",
  "server.port",
  "sideband.usage.cost.currency",
];

/** What identifies a component of the pipeline. */
export const COMPONENT: readonly string[] = ["otel.component.type", "otel.component.name"];

/** A component whose work may fail. */
export const COMPONENT_WITH_ERROR: readonly string[] = ["otel.component.type", "otel.component.name", "error.type"];

/** An exporter and where it sends to. */
export const EXPORTER: readonly string[] = [
  "otel.component.type",
  "otel.component.name",
  "server.address",
  "server.port",
];

/** An exporter whose export may fail. */
export const EXPORTER_WITH_ERROR: readonly string[] = [
  "otel.component.type",
  "otel.component.name",
  "server.address",
  "server.port",
  "error.type",
];
