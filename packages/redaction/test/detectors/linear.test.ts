import { expect, test } from "vitest";

import { type CompiledDetector, compileDetector } from "../../src/detector/compile-detector.ts";
import type { TextRange } from "../../src/detector/detector.ts";
import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { canaryFor } from "../../src/detector/canary.ts";
import { adversarialUnits, repeated } from "./adversarial-texts.ts";

const TEST_TIMEOUT_MS = 300_000;

/** UTF-16 units, at least; and as many times as far as a detector looks, so that most looks are not cut by the end. */
const SHORTEST = 32_768;
const REACHES = 4;

/** UTF-16 units that say which of some texts costs the most. */
const TRIED = 4096;

/** A measurement that looks too slow is made anew: a busy machine makes it look slow now and then, not always. */
const ROUNDS = 24;
const RUNS = 3;

/** Those that look slow are looked at again when all have been, in another moment. */
const LOOKS = 4;

const MAX_RATIO = 2.5;

const budget = { maxTimeMs: Infinity, maxLength: Infinity, nowMs: (): number => 0 };
const compiled = builtInDetectors().map(compileDetector);

const lengthFor = ({ reachBefore, reachAfter }: CompiledDetector): number =>
  Math.max(SHORTEST, REACHES * (reachBefore + reachAfter));

/** Processor time: what other processes take from the clock they do not take from this. */
const scanUs = (scanner: Scanner, text: string): number => {
  const start = process.cpuUsage();
  scanner.scan(text);
  const { user, system } = process.cpuUsage(start);
  return Math.max(1, user + system);
};

/** How many times as long a text of twice the length takes, at best. */
const growth = (scanner: Scanner, unit: string, length: number, minRuns: number = 1): number => {
  const [text, twice] = [repeated(unit, length), repeated(unit, 2 * length)];
  let least = Infinity;
  for (let round = 0; round < ROUNDS && least >= MAX_RATIO; round += 1) {
    let [once, double] = [Infinity, Infinity];
    for (let run = 0; run < Math.max(minRuns, Math.min(round, RUNS) + 1); run += 1) {
      once = Math.min(once, scanUs(scanner, text));
      double = Math.min(double, scanUs(scanner, twice));
    }
    least = Math.min(least, double / once);
  }
  return least;
};

/** Of so many units, which cost the most, growth is measured. */
const COSTLIEST = 1;

const costliest = (scanner: Scanner, units: readonly string[]): string[] =>
  units
    .map((unit) => ({ unit, us: scanUs(scanner, repeated(unit, TRIED)) }))
    .toSorted((left, right) => right.us - left.us)
    .slice(0, COSTLIEST)
    .map(({ unit }) => unit);

const unitsOf = new Map(compiled.map((detector) => [detector, adversarialUnits(detector, canaryFor(detector)?.text)]));
const unitsFor = (detector: CompiledDetector): string[] => unitsOf.get(detector) ?? [];

test("a text twice as long takes twice as long, for every detector", { timeout: TEST_TIMEOUT_MS }, () => {
  let suspects = compiled.flatMap((detector) => {
    const scanner = new Scanner([detector], budget);
    return costliest(scanner, unitsFor(detector)).map((unit) => ({ detector, scanner, unit }));
  });
  for (let look = 0; look < LOOKS && suspects.length > 0; look += 1)
    suspects = suspects.filter(
      ({ detector, scanner, unit }) => growth(scanner, unit, lengthFor(detector)) >= MAX_RATIO,
    );
  expect(suspects.map(({ detector, unit }) => [detector.name, unit.slice(0, 60)])).toEqual([]);
});

test("a text twice as long has a detector called twice as often", () => {
  const superlinear = compiled.flatMap((detector) => {
    let calls = 0;
    const find: CompiledDetector["find"] = () => {
      calls += 1;
      return undefined;
    };
    const { reachAfter, cost } = detector;
    const scanner = new Scanner([{ ...detector, reachAfter, cost, find }], budget);
    const callsIn = (text: string): number => {
      calls = 0;
      scanner.scan(text);
      return calls;
    };
    // At each place a keyword begins, and a run of digits, so not more often than that.
    const most = 1 + detector.definition.keywords.length;
    return unitsFor(detector)
      .filter((unit) => {
        const [once, twice] = [callsIn(repeated(unit, TRIED)), callsIn(repeated(unit, 2 * TRIED))];
        return twice > 2 * once + most * (unit.length + 1) || once > most * TRIED;
      })
      .map((unit) => [detector.name, unit.slice(0, 60)]);
  });
  expect(superlinear).toEqual([]);
});

test("a detector that is not linear is noticed", () => {
  // Eight times as long for twice the length.
  const find = (text: string, { start }: TextRange): undefined => {
    for (let from = 0; from < start; from += 16) if (text.slice(from, start).includes("c")) return undefined;
    return undefined;
  };
  const cubic = compileDetector({ name: "cubic", label: "CUBIC", keywords: ["ab"], find, maxLength: 1 });
  // What is measured once and not at its best would make the rest look quick.
  expect(growth(new Scanner([cubic], budget), "ab", 1024, 16)).toBeGreaterThan(MAX_RATIO);
});
