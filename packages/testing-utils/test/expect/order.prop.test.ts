import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { expectSpans, SpanAssertionError, type SpanRecord, type SpansExpectation } from "../../src/index.ts";
import { SpanForest } from "../../src/span/span-forest.ts";
import { arbitraryNames, arbitraryRecords } from "../support/arbitrary-records.ts";

const holds = (spans: readonly SpanRecord[], assertion: (spans: SpansExpectation) => unknown): boolean => {
  try {
    assertion(expectSpans(spans));
    return true;
  } catch (error) {
    if (error instanceof SpanAssertionError) return false;
    throw error;
  }
};

/** Every way to take a different span with the right name for each name. */
const choices = function* (
  spans: readonly SpanRecord[],
  names: readonly string[],
  chosen: readonly SpanRecord[] = [],
): Generator<readonly SpanRecord[]> {
  const name = names[chosen.length];
  if (name === undefined) yield chosen;
  for (const span of name === undefined ? [] : spans) {
    if (span.name === name && !chosen.includes(span)) yield* choices(spans, names, [...chosen, span]);
  }
};

const some = (
  spans: readonly SpanRecord[],
  names: readonly string[],
  is: (chosen: readonly SpanRecord[]) => boolean,
): boolean => choices(spans, names).some(is);

const inRow = (chosen: readonly SpanRecord[], follows: (next: SpanRecord, last: SpanRecord) => boolean): boolean =>
  chosen.every((span, index) => {
    const last = chosen[index - 1];
    return last === undefined || follows(span, last);
  });

const runsAt = (moment: bigint, { startTimeUnixNano: start, endTimeUnixNano: end }: SpanRecord): boolean =>
  end !== null && end <= start ? moment === start : start <= moment && (end === null || moment < end);

describe("against every possible choice of spans", () => {
  test("inOrder", () => {
    fc.assert(
      fc.property(arbitraryRecords, arbitraryNames, (spans, names) => {
        const { spans: ordered } = new SpanForest(spans);
        const expected = some(ordered, names, (chosen) =>
          inRow(chosen, (next, last) => ordered.indexOf(next) > ordered.indexOf(last)),
        );
        expect(holds(spans, (all) => all.inOrder(names))).toBe(expected);
      }),
    );
  });

  test("inSequence", () => {
    fc.assert(
      fc.property(arbitraryRecords, arbitraryNames, fc.nat(4), (spans, names, toleranceNs) => {
        const follows = (next: SpanRecord, last: SpanRecord): boolean =>
          next.startTimeUnixNano >= last.startTimeUnixNano &&
          next.startTimeUnixNano >= (last.endTimeUnixNano ?? 0n) - BigInt(toleranceNs);
        const expected = some(
          spans,
          names,
          (chosen) => chosen.every(({ endTimeUnixNano }) => endTimeUnixNano !== null) && inRow(chosen, follows),
        );
        expect(holds(spans, (all) => all.inSequence(names, { toleranceMs: toleranceNs / 1e6 }))).toBe(expected);
      }),
    );
  });

  test("inParallel", () => {
    fc.assert(
      fc.property(arbitraryRecords, arbitraryNames, (spans, names) => {
        const moments = Array.from({ length: 16 }, (_, moment) => BigInt(moment));
        const expected = some(spans, names, (chosen) =>
          moments.some((moment) => chosen.every((span) => runsAt(moment, span))),
        );
        expect(holds(spans, (all) => all.inParallel(names))).toBe(expected);
      }),
    );
  });
});

describe("a forest", () => {
  test("keeps every span once, in the order of the starts, and each parent before its children", () => {
    fc.assert(
      fc.property(arbitraryRecords, (spans) => {
        const forest = new SpanForest(spans);
        expect(forest.spans).toHaveLength(spans.length);
        expect(new Set(forest.spans)).toEqual(new Set(spans));
        expect(inRow(forest.spans, (next, last) => next.startTimeUnixNano >= last.startTimeUnixNano)).toBe(true);
        for (const span of forest.spans) {
          const ancestors = forest.ancestorsOf(span);
          expect(ancestors).not.toContain(span);
          for (const child of forest.childrenOf(span)) {
            expect(forest.parentOf(child)).toBe(span);
            const isAfter = forest.spans.indexOf(child) > forest.spans.indexOf(span);
            const isCircular = child === span || ancestors.includes(child);
            if (child.startTimeUnixNano >= span.startTimeUnixNano && !isCircular) expect(isAfter).toBe(true);
          }
        }
      }),
    );
  });

  test("of spans that all started at the same time stands as the tree does", () => {
    const at = { startTimeUnixNano: 5n } as const;
    const [root, first, inner, second] = ["root", "first", "inner", "second"].map((name, index) => ({
      ...at,
      traceId: "a".repeat(32),
      spanId: String(index + 1).padStart(16, "0"),
      parentSpanId: [null, "1", "2", "1"][index]?.padStart(16, "0") ?? null,
      name,
      kind: "internal" as const,
      endTimeUnixNano: 5n,
      status: { code: "unset" as const, message: "" },
      attributes: {},
      events: [],
      links: [],
      resource: { attributes: {} },
      scope: { name: "", version: "" },
    }));
    if (!root || !first || !inner || !second) throw new Error("Expected four spans");
    const names = new SpanForest([inner, first, second, root]).spans.map(({ name }) => name);
    expect(names).toEqual(["root", "first", "inner", "second"]);
  });
});
