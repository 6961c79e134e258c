import type {
  CollectedEvent,
  CollectedLink,
  CollectedResource,
  CollectedScope,
  CollectedSpan,
} from "./collected-span.ts";
import { MalformedRequestError } from "./malformed-request-error.ts";
import type {
  EventMessage,
  LinkMessage,
  ResourceMessage,
  ScopeSpansMessage,
  SpanMessage,
  TraceRequestMessage,
} from "./otlp-schema.ts";
import { readAttributes, readUnsigned } from "./read-attributes.ts";

const KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"] as const;
const STATUS_CODES = ["unset", "ok", "error"] as const;

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** A wrong length makes the request malformed, as in the OpenTelemetry Collector; a missing id is the empty string. */
const readId = (field: string, bytes: Uint8Array | null, length: number): string => {
  if (bytes === null || bytes.length === 0) return "";
  if (bytes.length === length) return Buffer.from(bytes).toString("hex");
  throw new MalformedRequestError(`${field}: expected ${length} bytes, got ${bytes.length}`);
};

const readEvent = (event: EventMessage): CollectedEvent => ({
  name: event.name ?? "",
  timeUnixNano: readUnsigned(event.timeUnixNano),
  attributes: readAttributes(event.attributes),
  droppedAttributesCount: event.droppedAttributesCount ?? 0,
});

const readLink = (link: LinkMessage): CollectedLink => ({
  traceId: readId("traceId of a link", link.traceId, TRACE_ID_BYTES),
  spanId: readId("spanId of a link", link.spanId, SPAN_ID_BYTES),
  traceState: link.traceState ?? "",
  flags: link.flags ?? 0,
  attributes: readAttributes(link.attributes),
  droppedAttributesCount: link.droppedAttributesCount ?? 0,
});

const readSpan = (span: SpanMessage, resource: CollectedResource, scope: CollectedScope): CollectedSpan => ({
  traceId: readId("traceId", span.traceId, TRACE_ID_BYTES),
  spanId: readId("spanId", span.spanId, SPAN_ID_BYTES),
  parentSpanId: readId("parentSpanId", span.parentSpanId, SPAN_ID_BYTES) || null,
  traceState: span.traceState ?? "",
  flags: span.flags ?? 0,
  name: span.name ?? "",
  kind: KINDS[span.kind ?? 0] ?? "unspecified",
  startTimeUnixNano: readUnsigned(span.startTimeUnixNano),
  endTimeUnixNano: readUnsigned(span.endTimeUnixNano),
  status: { code: STATUS_CODES[span.status?.code ?? 0] ?? "unset", message: span.status?.message ?? "" },
  attributes: readAttributes(span.attributes),
  events: span.events.map(readEvent),
  links: span.links.map(readLink),
  droppedAttributesCount: span.droppedAttributesCount ?? 0,
  droppedEventsCount: span.droppedEventsCount ?? 0,
  droppedLinksCount: span.droppedLinksCount ?? 0,
  resource,
  scope,
});

const readResource = (resource: ResourceMessage | null, schemaUrl: string | null): CollectedResource => ({
  attributes: readAttributes(resource?.attributes ?? []),
  droppedAttributesCount: resource?.droppedAttributesCount ?? 0,
  schemaUrl: schemaUrl ?? "",
});

const readScope = ({ scope, schemaUrl }: ScopeSpansMessage): CollectedScope => ({
  ...readResource(scope, schemaUrl),
  name: scope?.name ?? "",
  version: scope?.version ?? "",
});

/** All spans of a request in their order. Throws a {@link MalformedRequestError} for an id of the wrong length. */
export const readSpans = (request: TraceRequestMessage): readonly CollectedSpan[] =>
  request.resourceSpans.flatMap((group) => {
    const resource = readResource(group.resource, group.schemaUrl);
    return group.scopeSpans.flatMap((scopeSpans) => {
      const scope = readScope(scopeSpans);
      return scopeSpans.spans.map((span) => readSpan(span, resource, scope));
    });
  });
