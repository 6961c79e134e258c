import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { createRedactor } from "../../src/create-redactor.ts";
import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { canaryFor } from "../../src/detector/canary.ts";
import { CUT_MARKER } from "../../src/limit/cut-text.ts";
import { ChangedPlaces } from "../../src/scan/changed-places.ts";
import { isWithheld } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { redactionOf } from "../value/support.ts";

/** What expressions look back at besides. */
const LOOK_BEHIND = 264;

describe("ChangedPlaces", () => {
  it("knows whether a detector sees any of them", () => {
    const ranges = fc
      .uniqueArray(fc.nat(5000), { maxLength: 12 })
      .map((all) => all.toSorted((left, right) => left - right))
      .map((all) => all.flatMap((start, index) => (index % 2 === 0 ? [{ start, end: all[index + 1] ?? start }] : [])));
    const reach = fc.record({ reachBefore: fc.nat(300), reachAfter: fc.nat(300) });
    fc.assert(
      fc.property(ranges, fc.nat(5000), reach, (places, start, far) => {
        const keyword = { start, end: start + 3 };
        const from = keyword.start - far.reachBefore - LOOK_BEHIND;
        const to = keyword.end + far.reachAfter;
        expect(new ChangedPlaces(places).areSeen(keyword, far)).toBe(
          places.some((place) => place.start <= to && place.end >= from),
        );
      }),
    );
  });
});

describe("the parts around places that changed", () => {
  const ranges = fc
    .uniqueArray(fc.nat(5000), { maxLength: 12 })
    .map((all) => all.toSorted((left, right) => left - right))
    .map((all) => all.flatMap((start, index) => (index % 2 === 0 ? [{ start, end: all[index + 1] ?? start }] : [])));

  it("have every keyword in them from which a detector sees one, and overlap nowhere", () => {
    const reach = fc.record({ reachBefore: fc.nat(300), reachAfter: fc.nat(300) });
    fc.assert(
      fc.property(ranges, fc.nat(5000), reach, (places, start, far) => {
        const keyword = { start, end: start + 3 };
        const changed = new ChangedPlaces(places);
        const parts = changed.around(far.reachAfter + 3, far.reachBefore + 3);
        const isWithin = parts.some((part) => part.start <= keyword.start && part.end >= keyword.end);
        expect(!changed.areSeen(keyword, far) || isWithin).toBe(true);
        for (const [index, part] of parts.entries())
          expect(part.start).toBeGreaterThan(parts[index - 1]?.end ?? Number.NEGATIVE_INFINITY);
      }),
    );
  });

  it("are no more than there has to be", () => {
    const changed = new ChangedPlaces([
      { start: 1000, end: 1010 },
      { start: 1100, end: 1110 },
      { start: 9000, end: 9000 },
    ]);
    expect(changed.around(10, 20)).toEqual([
      { start: 990, end: 1130 + LOOK_BEHIND },
      { start: 8990, end: 9020 + LOOK_BEHIND },
    ]);
  });
});

test("a scanner reads nothing but what stands around places that changed, whole numbers included", () => {
  const member: Detector = { name: "member", label: "MEMBER", keywords: [], digits: true, expression: /7\d{20}/ };
  const scanner = new Scanner([compileDetector(member)], budget);
  const text = `${" ".repeat(500)}7${"1".repeat(20)}${" ".repeat(500)}`;
  const outcome = scanner.scan(text, 0, text.length, new ChangedPlaces([{ start: 530, end: 531 }]));
  expect(isWithheld(outcome) ? [] : outcome.map(({ start }) => start)).toEqual([500]);
});

const budget = { maxTimeMs: 10_000, maxLength: 1_000_000, nowMs: (): number => 0 };

test("a scanner looks around places that changed, and nowhere else", () => {
  const order: Detector = { name: "order", label: "ORDER", keywords: ["ord-"], expression: /ord-\d{4}/ };
  const scanner = new Scanner([compileDetector(order)], budget);
  const text = `ord-1234${" ".repeat(1000)}ord-5678`;
  const found = (start: number, end: number): number[] => {
    const outcome = scanner.scan(text, 0, text.length, new ChangedPlaces([{ start, end }]));
    return isWithheld(outcome) ? [-1] : outcome.map((match) => match.start);
  };
  expect(found(3, 4)).toEqual([0]);
  expect(found(500, 501)).toEqual([]);
  expect(found(1010, 1011)).toEqual([1008]);
  expect(found(3, 1010)).toEqual([0, 1008]);
});

test("what becomes a finding because its neighbour is replaced is replaced as well, however far its keyword stands", () => {
  const removed: Detector = {
    name: "removed",
    label: "X",
    keywords: ["<<"],
    expression: /<<\d{2,4}>>/,
    inWord: true,
    mode: "remove",
  };
  const long: Detector = { name: "long", label: "LONG", keywords: ["key="], expression: /key=[a-z]{900}-end/ };
  const { text: redact } = createRedactor({ detectors: [removed, long] });
  const half = "a".repeat(450);
  expect(redact(`${"x ".repeat(3000)}key=${half}<<12>>${half}-end`)).toBe(`${"x ".repeat(3000)}[LONG]`);
});

test("in what was redacted nothing is found that stands for nothing, whatever stood beside what", () => {
  const examples = builtInDetectors().flatMap((detector) => canaryFor(compileDetector(detector)) ?? []);
  const pieces = fc.constantFrom(...examples).chain(({ text, secret }) =>
    fc.oneof(
      fc.constantFrom(text, secret),
      fc.nat(text.length).map((at) => text.slice(at)),
      fc.nat(text.length).map((at) => text.slice(0, at)),
    ),
  );
  const between = fc.constantFrom("", "", " ", "\n", "=", ": ", "-", ".", ",", '"', "/", "x", "1");
  const texts = fc.array(fc.oneof(pieces, between), { size: "max", maxLength: 12 }).map((parts) => parts.join(""));
  for (const mode of ["label", "remove"] as const) {
    const redaction = redactionOf({ detectors: builtInDetectors(), modeOf: () => mode });
    fc.assert(
      fc.property(texts, (text) => {
        const once = redaction.texts.redact(text, "text", 100_000);
        expect(redaction.texts.redact(once, "text", 100_000)).toBe(once);
      }),
      { numRuns: 400 },
    );
  }
}, 60_000);

test("what looks like a finding only at the cut is replaced, beside one that was found before", () => {
  const atCut: Detector = { name: "at-cut", label: "AT_CUT", keywords: ["end-"], expression: /end-[a-z]{3}\.{3}/ };
  const order: Detector = { name: "order", label: "ORDER", keywords: ["ord-"], expression: /ord-\d{4}/ };
  const kept = `ord-1234 ${"x ".repeat(500)}end-abc`;
  const { texts } = redactionOf({ detectors: [order, atCut] });
  const limit = kept.length - "ord-1234".length + "[ORDER]".length + CUT_MARKER.length;
  const clean = texts.redact(`${kept}defgh and more of it`, "text", limit);
  expect(clean.startsWith("[ORDER] x x ")).toBe(true);
  expect(clean.endsWith("x [AT_CUT][TRUNCATED]")).toBe(true);
});
