import { describe, expect, test } from "vitest";

import { CountLayout } from "../../src/counts/count-layout.ts";
import { RedactionCounter } from "../../src/counts/redaction-counter.ts";
import { readCounts, sharedCounters } from "../../src/counts/shared-counters.ts";
import { SURFACES } from "../../src/counts/surface.ts";
import { WITHHELD_REASONS } from "../../src/counts/withheld-reason.ts";
import { createRedactor } from "../../src/create-redactor.ts";
import { failingDetector, SECRET, tokenDetector } from "../surfaces/support/redactors.ts";

const NAMES = ["one", "two"];
const layout = new CountLayout(NAMES);

describe("counts", () => {
  test("are told apart by detector, reason and surface, each in a cell of its own", () => {
    const counter = new RedactionCounter(layout);
    let times = 0;
    const replaced = [...NAMES, "key", "content"].flatMap((detector) =>
      SURFACES.map((surface) => ({ detector, surface, count: (times += 1) })),
    );
    const withheld = [...WITHHELD_REASONS, ...NAMES].flatMap((reason) =>
      SURFACES.map((surface) => ({ reason, surface, count: (times += 1) })),
    );
    const cut = SURFACES.map((surface) => ({ surface, count: (times += 1) }));
    for (const { detector, surface, count } of replaced)
      for (let time = 0; time < count; time += 1) counter.replaced(detector, surface);
    for (const { reason, surface, count } of withheld)
      for (let time = 0; time < count; time += 1) counter.withheld(reason, surface);
    for (const { surface, count } of cut) for (let time = 0; time < count; time += 1) counter.cut(surface);
    const total = [...replaced, ...withheld].reduce((sum, { count }) => sum + count, 0);
    expect(counter.counts()).toEqual({ replaced, withheld, cut, total });
  });

  test("say nothing of what never happened", () => {
    expect(new RedactionCounter(layout).counts()).toEqual({ replaced: [], withheld: [], cut: [], total: 0 });
  });

  test("have a place for reasons that nobody knows, but not for detectors", () => {
    const counter = new RedactionCounter(layout);
    counter.withheld("the moon", "text");
    counter.replaced("the moon", "text");
    expect(counter.counts()).toEqual({
      replaced: [],
      withheld: [{ reason: "other", surface: "text", count: 1 }],
      cut: [],
      total: 1,
    });
  });
});

describe("memory that is shared", () => {
  const options = { detectors: [tokenDetector, failingDetector] };

  test("holds what all redactors with it have done", () => {
    const counters = sharedCounters(options);
    const redactors = [createRedactor({ ...options, counters }), createRedactor({ ...options, counters })];
    for (const redactor of redactors) redactor.text(`${SECRET} ${SECRET}`);
    redactors[0]?.attributes({ note: "explode" });
    const expected = {
      replaced: [{ detector: "test-token", surface: "text", count: 4 }],
      withheld: [{ reason: "test-failing", surface: "attribute", count: 1 }],
      cut: [],
      total: 5,
    };
    expect(readCounts(counters, options)).toEqual(expected);
    for (const redactor of redactors) expect(redactor.counts()).toEqual(expected);
  });

  test("is for the detectors it was made for, in their order", () => {
    const counters = sharedCounters(options);
    for (const detectors of [[tokenDetector], [failingDetector, tokenDetector], undefined]) {
      const others = detectors === undefined ? {} : { detectors };
      expect(() => createRedactor({ ...others, counters })).toThrow(/Expected `counters` to be memory made by/);
      expect(() => readCounts(counters, others)).toThrow(TypeError);
    }
  });

  test.each([0, 8, 100_000])("that is nothing of the kind is refused: %i bytes", (length) => {
    const counters = new SharedArrayBuffer(length);
    expect(() => createRedactor({ ...options, counters })).toThrow(/Expected `counters` to be memory made by/);
  });

  test.each([undefined, null, new ArrayBuffer(8)])("cannot be read where there is none: %o", (counters) => {
    expect(() => readCounts(counters as never, options)).toThrow("Expected `counters` to be memory made by");
  });

  test("of a redactor without it is its own", () => {
    const [one, two] = [createRedactor(options), createRedactor(options)];
    one.text(SECRET);
    expect([one.counts().total, two.counts().total]).toEqual([1, 0]);
  });
});
