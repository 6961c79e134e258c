import { compileDetector } from "../../../src/detector/compile-detector.ts";
import { personalDataDetectors } from "../../../src/detectors/personal-data-detectors.ts";
import { isWithheld } from "../../../src/scan/scan-outcome.ts";
import { Scanner } from "../../../src/scan/scanner.ts";

const scanner = new Scanner(personalDataDetectors.map(compileDetector), {
  maxTimeMs: 60_000,
  maxLength: 1 << 24,
  nowMs: () => 0,
});

/** What all detectors of personal data find in a text: the detector's name, and the part. */
export const find = (text: string): [name: string, part: string][] => {
  const outcome = scanner.scan(text);
  if (isWithheld(outcome)) throw new Error(`withheld: ${outcome.detector ?? outcome.withheld}`);
  return outcome.map(({ detector, start, end }) => [detector.name, text.slice(start, end)]);
};
