import type { SpanRecord } from "../../src/index.ts";

const TRACE = "a".repeat(32);

/** The id of the span with this number. */
export const spanId = (number: number): string => number.toString(16).padStart(16, "0");

/** An internal span that ran from 0 to 1 ns, but for what is given. Its number becomes its id. */
export const makeRecord = (number: number, given: Partial<SpanRecord> = {}): SpanRecord => ({
  traceId: TRACE,
  spanId: spanId(number),
  parentSpanId: null,
  name: `span ${number}`,
  kind: "internal",
  startTimeUnixNano: 0n,
  endTimeUnixNano: 1n,
  status: { code: "unset", message: "" },
  attributes: {},
  events: [],
  links: [],
  resource: { attributes: {} },
  scope: { name: "", version: "" },
  ...given,
});

/** As {@link makeRecord}, under the span with the number `parent`. */
export const makeChild = (number: number, parent: number, given: Partial<SpanRecord> = {}): SpanRecord =>
  makeRecord(number, { parentSpanId: spanId(parent), ...given });
