import type { ReadableLogRecord } from "../../../src/sdk/log-record.ts";
import type { ReadableSpan } from "../../../src/sdk/readable-span.ts";
import type { Resource } from "../../../src/sdk/resource.ts";

export const resourceOf = (attributes: Resource["attributes"] = { "service.name": "test" }): Resource => ({
  attributes,
  merge: (other) => resourceOf({ ...attributes, ...other?.attributes }),
  getRawAttributes: () => Object.entries(attributes),
});

export const IDS = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", traceFlags: 1 };

/** An ended span. */
export const spanOf = (changes: Partial<ReadableSpan> = {}): ReadableSpan => ({
  name: "chat",
  kind: 2,
  spanContext: () => IDS,
  startTime: [1_700_000_000, 1],
  endTime: [1_700_000_001, 2],
  duration: [1, 1],
  status: { code: 0 },
  attributes: {},
  links: [],
  events: [],
  ended: true,
  resource: resourceOf(),
  instrumentationScope: { name: "test", version: "1.0.0" },
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
  ...changes,
});

/** A span that no type allows, and a program without types may make. */
export const hostileSpan = (changes: object): ReadableSpan => spanOf(changes);

/** A log record. */
export const logRecordOf = (changes: Partial<ReadableLogRecord> = {}): ReadableLogRecord => ({
  hrTime: [1_700_000_000, 1],
  hrTimeObserved: [1_700_000_000, 2],
  resource: resourceOf(),
  instrumentationScope: { name: "test" },
  attributes: {},
  droppedAttributesCount: 0,
  ...changes,
});

const contextData = (context: ReturnType<ReadableSpan["spanContext"]> | undefined): object | undefined =>
  context && { ...context, traceState: context.traceState?.serialize() };

/** What a span says of itself, as plain data. */
export const dataOf = (span: ReadableSpan): object => ({
  ...span,
  spanContext: contextData(span.spanContext()),
  parentSpanContext: contextData(span.parentSpanContext),
  links: span.links.map((link) => ({ ...link, context: contextData(link.context) })),
  resource: span.resource.attributes,
});

/** What a log record says of itself, as plain data. */
export const dataOfLog = (record: ReadableLogRecord): object => ({
  ...record,
  spanContext: contextData(record.spanContext),
  resource: record.resource.attributes,
});
