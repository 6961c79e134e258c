import fc from "fast-check";

import type { SpanRecord } from "../../src/index.ts";

const NAMES = ["chat gpt-4o", "execute_tool search", "invoke_agent support", "plan"];

interface RecordShape {
  readonly name: string;
  readonly start: number;
  /** `null` for a span that is open; below 0 for one whose clock was put back. */
  readonly length: number | null;
  /** The place of the parent in the list; anything else for none. */
  readonly parent: number;
}

const shape: fc.Arbitrary<RecordShape> = fc.record({
  name: fc.constantFrom(...NAMES),
  start: fc.integer({ min: 0, max: 8 }),
  length: fc.option(fc.integer({ min: -2, max: 6 }), { freq: 6 }),
  parent: fc.integer({ min: -1, max: 9 }),
});

const recordOf = ({ name, start, length, parent }: RecordShape, index: number, count: number): SpanRecord => ({
  traceId: "a".repeat(32),
  spanId: (index + 1).toString(16).padStart(16, "0"),
  parentSpanId: parent >= 0 && parent < count && parent !== index ? (parent + 1).toString(16).padStart(16, "0") : null,
  name,
  kind: "internal",
  startTimeUnixNano: BigInt(start),
  endTimeUnixNano: length === null ? null : BigInt(start + length),
  status: { code: "unset", message: "" },
  attributes: {},
  events: [],
  links: [],
  resource: { attributes: {} },
  scope: { name: "", version: "" },
});

/** A few spans of one trace with names and times that often coincide, and parents in any shape, circles too. */
export const arbitraryRecords: fc.Arbitrary<readonly SpanRecord[]> = fc
  .array(shape, { maxLength: 7 })
  .map((shapes) => shapes.map((one, index) => recordOf(one, index, shapes.length)));

export const arbitraryNames: fc.Arbitrary<readonly string[]> = fc.array(fc.constantFrom(...NAMES), {
  minLength: 1,
  maxLength: 4,
});
