import { COMMON_MESSAGES } from "./common-messages.ts";
import type { MessageSchemas } from "./message-schema.ts";

/**
 * What an `ExportTraceServiceRequest` is made of.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/collector/trace/v1/trace_service.proto
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
export const TRACE_MESSAGES: MessageSchemas = {
  ...COMMON_MESSAGES,
  ExportTraceServiceRequest: {
    1: ["resourceSpans", "ResourceSpans[]"],
  },
  ResourceSpans: {
    1: ["resource", "Resource"],
    2: ["scopeSpans", "ScopeSpans[]"],
    3: ["schemaUrl", "string"],
  },
  ScopeSpans: {
    1: ["scope", "InstrumentationScope"],
    2: ["spans", "Span[]"],
    3: ["schemaUrl", "string"],
  },
  Span: {
    1: ["traceId", "id"],
    2: ["spanId", "id"],
    3: ["traceState", "string"],
    4: ["parentSpanId", "id"],
    5: ["name", "string"],
    6: ["kind", "enum"],
    7: ["startTimeUnixNano", "fixed64"],
    8: ["endTimeUnixNano", "fixed64"],
    9: ["attributes", "KeyValue[]"],
    10: ["droppedAttributesCount", "uint32"],
    11: ["events", "SpanEvent[]"],
    12: ["droppedEventsCount", "uint32"],
    13: ["links", "SpanLink[]"],
    14: ["droppedLinksCount", "uint32"],
    15: ["status", "Status"],
    16: ["flags", "fixed32"],
  },
  SpanEvent: {
    1: ["timeUnixNano", "fixed64"],
    2: ["name", "string"],
    3: ["attributes", "KeyValue[]"],
    4: ["droppedAttributesCount", "uint32"],
  },
  SpanLink: {
    1: ["traceId", "id"],
    2: ["spanId", "id"],
    3: ["traceState", "string"],
    4: ["attributes", "KeyValue[]"],
    5: ["droppedAttributesCount", "uint32"],
    6: ["flags", "fixed32"],
  },
  Status: {
    2: ["message", "string"],
    3: ["code", "enum"],
  },
};
