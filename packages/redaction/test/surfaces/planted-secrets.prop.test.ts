import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { arbitraryLogRecord, arbitrarySpan } from "./support/arbitrary-span.ts";
import { everythingIn } from "./support/everything-in.ts";
import { SECRET, tokenRedactor } from "./support/redactors.ts";
import { dataOf, dataOfLog } from "./support/spans.ts";

const redactor = tokenRedactor();

/** Small ones, as many shapes as there can be; none of them a finding, or the name of a secret. */
const plain = fc.oneof(
  fc.constantFrom("", "a", "note", "ü", "😀", "{}", "[1,", '"x"', "__proto__", "constructor", "toString"),
  fc.string({ unit: fc.constantFrom(...Array.from("xyz 019.,:-/é漢😀\\\"'{}[]\n")), maxLength: 12 }),
);

const planted = fc.oneof(
  { weight: 3, arbitrary: plain },
  { weight: 1, arbitrary: fc.tuple(plain, plain).map(([before, after]) => `${before}${SECRET}${after}`) },
);

/** All that there is to know of a span or a log record, in an order of its own. */
const facts = (value: object): string => everythingIn(value).split("\n").toSorted().join("\n");

describe("a secret planted anywhere in a signal of any shape", () => {
  test("does not come out with a span, and the original keeps it", () => {
    fc.assert(
      fc.property(arbitrarySpan(planted), (span) => {
        const before = facts(span);
        const copy = redactor.span(span);
        expect(everythingIn(copy)).not.toContain(SECRET);
        expect(facts(span)).toBe(before);
      }),
    );
  });

  test("does not come out with a log record, and the original keeps it", () => {
    fc.assert(
      fc.property(arbitraryLogRecord(planted), (record) => {
        const before = facts(record);
        const copy = redactor.logRecord(record);
        expect(everythingIn(copy)).not.toContain(SECRET);
        expect(facts(record)).toBe(before);
      }),
    );
  });
});

describe("a signal of any shape without a secret", () => {
  test("is copied as it is: a span", () => {
    fc.assert(
      fc.property(arbitrarySpan(plain), (span) => {
        const copy = redactor.span(span);
        expect(dataOf(copy)).toEqual(dataOf(span));
        expect(facts(dataOf(copy))).toBe(facts(dataOf(span)));
      }),
    );
  });

  test("is copied as it is: a log record", () => {
    fc.assert(
      fc.property(arbitraryLogRecord(plain), (record) => {
        const copy = redactor.logRecord(record);
        expect(dataOfLog(copy)).toEqual(dataOfLog(record));
        expect(facts(dataOfLog(copy))).toBe(facts(dataOfLog(record)));
      }),
    );
  });
});
