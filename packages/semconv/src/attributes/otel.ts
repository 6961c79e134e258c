// OpenTelemetry about itself.

/** Name of a telemetry component: `{type}/{n}`, counted from 0. */
export const ATTR_OTEL_COMPONENT_NAME = "otel.component.name";

/** Type of a telemetry component; a custom one uses its class name. */
export const ATTR_OTEL_COMPONENT_TYPE = "otel.component.type";

/** Name of an event, for systems that cannot carry the event name field. */
export const ATTR_OTEL_EVENT_NAME = "otel.event.name";

/** Name of the instrumentation scope. */
export const ATTR_OTEL_SCOPE_NAME = "otel.scope.name";

/** Schema URL of the instrumentation scope. */
export const ATTR_OTEL_SCOPE_SCHEMA_URL = "otel.scope.schema_url";

/** Version of the instrumentation scope. */
export const ATTR_OTEL_SCOPE_VERSION = "otel.scope.version";

/** Whether a span has a parent and where it comes from: `none`, `local`, `remote`. */
export const ATTR_OTEL_SPAN_PARENT_ORIGIN = "otel.span.parent.origin";

/** The sampler's decision for a span. */
export const ATTR_OTEL_SPAN_SAMPLING_RESULT = "otel.span.sampling_result";

/** Span status as text: `OK` or `ERROR`. */
export const ATTR_OTEL_STATUS_CODE = "otel.status_code";

/** Description of the span status. */
export const ATTR_OTEL_STATUS_DESCRIPTION = "otel.status_description";
