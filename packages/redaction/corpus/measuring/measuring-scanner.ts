import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { isWithheld, type Match } from "../../src/scan/scan-outcome.ts";
import { Scanner } from "../../src/scan/scanner.ts";

/** Says what detectors find in a text. */
export type Finder = (text: string) => readonly Match[];

/** @throws Error where a text would be withheld: nothing of the corpus may be. */
export const finderOf = (detectors: readonly Detector[]): Finder => {
  const scanner = new Scanner(detectors.map(compileDetector), {
    maxTimeMs: Infinity,
    maxLength: Infinity,
    nowMs: () => 0,
  });
  return (text) => {
    const outcome = scanner.scan(text);
    if (isWithheld(outcome))
      throw new Error(`withheld: ${outcome.detector ?? outcome.withheld}: ${text.slice(0, 200)}`);
    return outcome;
  };
};
