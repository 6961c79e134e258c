import type { TraceState } from "@opentelemetry/api";

import type { Surface } from "../counts/surface.ts";
import type { AnyValueMap } from "../sdk/any-value.ts";
import type { ReadableSpan } from "../sdk/readable-span.ts";
import type { Resource } from "../sdk/resource.ts";
import { RedactedTraceState } from "../surfaces/redacted-trace-state.ts";

const stateOf = (text: string): TraceState => new RedactedTraceState(`vendor=${text}`);

const resourceOf = (text: string): Resource => ({
  attributes: { "app.note": text },
  merge: (other) => other ?? resourceOf(text),
  getRawAttributes: () => [["app.note", text]],
});

/** Values of every shape that hold a text. */
export const plantedAttributes = (text: string): AnyValueMap => ({
  "app.note": text,
  "app.list": ["first", text, "last"],
  "app.nested": { deep: [{ note: text, [text]: true }] },
  "app.json": JSON.stringify({ note: text, inner: JSON.stringify([text]) }),
  [text]: 1,
});

/** A span that holds a text in all places. */
export const plantedSpan = (text: string): ReadableSpan => ({
  name: `call ${text}`,
  kind: 0,
  spanContext: () => ({
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId: "b7ad6b7169203331",
    traceFlags: 1,
    traceState: stateOf(text),
  }),
  startTime: [0, 0],
  endTime: [0, 0],
  duration: [0, 0],
  status: { code: 2, message: `failed: ${text}` },
  attributes: plantedAttributes(text),
  events: [
    { name: `event ${text}`, time: [0, 0], attributes: { "app.note": text } },
    {
      name: "exception",
      time: [0, 0],
      attributes: {
        "exception.message": text,
        "exception.stacktrace": `Error: ${text}\n    at run (app.js:1:1)\nCaused by: Error: ${text}`,
      },
    },
  ],
  links: [
    {
      context: {
        traceId: "0af7651916cd43dd8448eb211c80319c",
        spanId: "b7ad6b7169203331",
        traceFlags: 1,
        traceState: stateOf(text),
      },
      attributes: { "app.note": text },
    },
  ],
  ended: true,
  resource: resourceOf(text),
  instrumentationScope: { name: `scope ${text}`, version: text, attributes: { "app.note": text } },
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
});

/** What of a span belongs to which surface. */
export const spanSurfaces = (span: ReadableSpan): readonly (readonly [Surface, unknown])[] => {
  const [event, exception] = span.events;
  const [link] = span.links;
  const { resource, instrumentationScope, status, attributes } = span;
  return [
    ["span_name", span.name],
    ["attribute_key", Object.keys(attributes)],
    ["attribute", Object.values(attributes)],
    ["event_name", event?.name],
    ["event_attribute", event?.attributes],
    ["exception", exception?.attributes],
    ["link_attribute", link?.attributes],
    ["status_message", status.message],
    ["resource", [resource.attributes, resource.getRawAttributes()]],
    ["scope", instrumentationScope],
    ["trace_state", [span.spanContext().traceState?.serialize(), link?.context.traceState?.serialize()]],
  ];
};
