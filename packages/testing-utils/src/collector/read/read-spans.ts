import type { CollectedEvent, CollectedLink, CollectedSpan } from "../collected-span.ts";
import type { CollectedOrigin } from "../collected-value.ts";
import type { EventMessage, LinkMessage, SpanMessage, TraceRequestMessage } from "../schema/trace.ts";
import { readAttributes } from "./read-attributes.ts";
import { readSpanId, readTraceId } from "./read-id.ts";
import { readUnsigned } from "./read-integer.ts";
import { readResource, readScope } from "./read-origin.ts";

const KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"] as const;
const STATUS_CODES = ["unset", "ok", "error"] as const;

const readEvent = (event: EventMessage): CollectedEvent => ({
  name: event.name ?? "",
  timeUnixNano: readUnsigned(event.timeUnixNano),
  attributes: readAttributes(event.attributes),
  droppedAttributesCount: event.droppedAttributesCount ?? 0,
});

const readLink = (link: LinkMessage): CollectedLink => ({
  traceId: readTraceId("traceId of a link", link.traceId),
  spanId: readSpanId("spanId of a link", link.spanId),
  traceState: link.traceState ?? "",
  flags: link.flags ?? 0,
  attributes: readAttributes(link.attributes),
  droppedAttributesCount: link.droppedAttributesCount ?? 0,
});

const readSpan = (span: SpanMessage, origin: CollectedOrigin): CollectedSpan => ({
  traceId: readTraceId("traceId", span.traceId),
  spanId: readSpanId("spanId", span.spanId),
  parentSpanId: readSpanId("parentSpanId", span.parentSpanId) || null,
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
  ...origin,
});

/** All spans of a request in their order. Throws a {@link MalformedRequestError} for an id of the wrong length. */
export const readSpans = (request: TraceRequestMessage): readonly CollectedSpan[] =>
  request.resourceSpans.flatMap((group) => {
    const resource = readResource(group);
    return group.scopeSpans.flatMap((scopeSpans) => {
      const origin = { resource, scope: readScope(scopeSpans) };
      return scopeSpans.spans.map((span) => readSpan(span, origin));
    });
  });
