import type { ReadableSpan, Resource } from "@sideband/core";

export const resourceOf = (attributes: Resource["attributes"] = { "service.name": "test" }): Resource => ({
  attributes,
  merge: () => resourceOf(),
  getRawAttributes: () => [],
});

const resource = resourceOf();
const instrumentationScope = { name: "test", version: "1.0.0" };

let count = 0;

/** An ended, sampled span with ids of its own. */
export const spanOf = (
  changes: Partial<ReadableSpan> & { spanId?: string; traceFlags?: number } = {},
): ReadableSpan => {
  count++;
  const { spanId = count.toString(16).padStart(16, "0"), traceFlags = 1, ...rest } = changes;
  const context = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId, traceFlags };
  return {
    name: "test",
    kind: 0,
    spanContext: () => context,
    startTime: [1_700_000_000, 1],
    endTime: [1_700_000_001, 2],
    duration: [1, 1],
    status: { code: 0 },
    attributes: {},
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
    ...rest,
  };
};

export const spansOf = (length: number): ReadableSpan[] => Array.from({ length }, () => spanOf());

/** A span that no type allows, and a program without types may make. */
export const hostileSpan = (changes: object): ReadableSpan => spanOf(changes);
