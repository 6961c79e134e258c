import type { Link, SpanContext, SpanStatus } from "@opentelemetry/api";

import type { Surface } from "../counts/surface.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import type { InstrumentationScope } from "../sdk/instrumentation-scope.ts";
import type { ReadableSpan, TimedEvent } from "../sdk/readable-span.ts";
import type { Resource } from "../sdk/resource.ts";
import { guarded } from "./guarded.ts";
import type { Mutable } from "./mutable.ts";
import { asNumber, copyTime, NO_TIME } from "./numbers.ts";
import { NO_RESOURCE, NO_SCOPE } from "./origins.ts";
import { NO_ATTRIBUTES, readAttributes } from "./read-attributes.ts";
import { redactEvent } from "./redact-event.ts";
import { noItems, type RedactedItems, redactItems } from "./redact-items.ts";
import { redactLink } from "./redact-link.ts";
import { NO_SPAN_CONTEXT, redactSpanContext } from "./redact-span-context.ts";
import { redactText } from "./redact-text.ts";
import type { SignalRedaction } from "./signal-redaction.ts";

/**
 * A clean copy of a span: of all that it holds now, so that nothing the application changes later comes in. Ids, times
 * and kind are what they were. Never throws: a field that cannot be read is withheld and counted.
 */
export const redactSpan = (redaction: SignalRedaction, span: ReadableSpan): ReadableSpan => {
  const context = guarded(redaction, span, readContext, "trace_state", NO_SPAN_CONTEXT);
  const events = guarded(redaction, span, readEvents, "event_attribute", noItems());
  const links = guarded(redaction, span, readLinks, "link_attribute", noItems());
  const copy: Mutable<ReadableSpan> = {
    name: guarded(redaction, span, readName, "span_name", WITHHELD_LABEL),
    kind: guarded(redaction, span, readKind, "attribute", 0),
    spanContext: () => context,
    startTime: guarded(redaction, span, readStartTime, "attribute", NO_TIME),
    endTime: guarded(redaction, span, readEndTime, "attribute", NO_TIME),
    duration: guarded(redaction, span, readDuration, "attribute", NO_TIME),
    status: guarded(redaction, span, readStatus, "status_message", NO_STATUS),
    attributes: guarded(redaction, span, readAttributes, "attribute", NO_ATTRIBUTES) ?? NO_ATTRIBUTES,
    links: links.items,
    events: events.items,
    ended: guarded(redaction, span, readEnded, "attribute", true),
    resource: guarded(redaction, span, readResource, "resource", NO_RESOURCE),
    instrumentationScope: guarded(redaction, span, readScope, "scope", NO_SCOPE),
    droppedAttributesCount: guarded(redaction, span, readDroppedAttributes, "attribute", 0),
    droppedEventsCount: guarded(redaction, span, readDroppedEvents, "event_attribute", 0) + events.dropped,
    droppedLinksCount: guarded(redaction, span, readDroppedLinks, "link_attribute", 0) + links.dropped,
  };
  const parent = guarded(redaction, span, readParent, "trace_state", undefined);
  if (parent !== undefined) copy.parentSpanContext = parent;
  return copy;
};

const NO_STATUS: SpanStatus = /* @__PURE__ */ Object.freeze({ code: 0 });

type Read<T> = (redaction: SignalRedaction, span: ReadableSpan, surface: Surface) => T;

const readContext: Read<SpanContext> = (redaction, span) => redactSpanContext(redaction, span.spanContext());

const readParent: Read<SpanContext | undefined> = (redaction, { parentSpanContext }) =>
  parentSpanContext === undefined ? undefined : redactSpanContext(redaction, parentSpanContext);

const readName: Read<string> = (redaction, { name }, surface) => redactText(redaction, name, surface);

const readKind: Read<ReadableSpan["kind"]> = (_redaction, { kind }) => (typeof kind === "number" ? kind : 0);

const readStartTime: Read<ReadableSpan["startTime"]> = (_redaction, { startTime }) => copyTime(startTime);

const readEndTime: Read<ReadableSpan["endTime"]> = (_redaction, { endTime }) => copyTime(endTime);

const readDuration: Read<ReadableSpan["duration"]> = (_redaction, { duration }) => copyTime(duration);

const readStatus: Read<SpanStatus> = (redaction, { status }, surface) => {
  const { code, message } = status;
  const copy: SpanStatus = { code: asNumber(code) };
  if (message !== undefined) copy.message = redactText(redaction, message, surface);
  return copy;
};

const readEvents: Read<RedactedItems<TimedEvent>> = (redaction, { events }, surface) =>
  redactItems(redaction, events, redactEvent, surface);

const readLinks: Read<RedactedItems<Link>> = (redaction, { links }, surface) =>
  redactItems(redaction, links, redactLink, surface);

const readEnded: Read<boolean> = (_redaction, { ended }) => Boolean(ended);

const readResource: Read<Resource> = ({ origins }, { resource }) => origins.resource(resource);

const readScope: Read<InstrumentationScope> = ({ origins }, { instrumentationScope }) =>
  origins.scope(instrumentationScope);

const readDroppedAttributes: Read<number> = (_redaction, span) => asNumber(span.droppedAttributesCount);

const readDroppedEvents: Read<number> = (_redaction, span) => asNumber(span.droppedEventsCount);

const readDroppedLinks: Read<number> = (_redaction, span) => asNumber(span.droppedLinksCount);
