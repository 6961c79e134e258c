import { isWithheld } from "../scan/scan-outcome.ts";
import type { TextRedactor } from "../text-redactor.ts";

/** Shorter numbers are counts, sizes and years. */
const MIN_DIGITS = 6;

/** The name of a detector that finds something in a number, as it is written. Fractions are no identifiers. */
export const findInNumber = (texts: TextRedactor, written: string): string | undefined => {
  if (written.length < MIN_DIGITS || texts.numberScanner.detectors.length === 0) return undefined;
  const isPlain = !/[.eE]/.test(written);
  if (!isPlain && !Number.isInteger(Number(written))) return undefined;
  const outcome = texts.numberScanner.scan(isPlain ? written : BigInt(Number(written)).toString());
  if (isWithheld(outcome)) return outcome.detector ?? "other";
  return outcome[0]?.detector.name;
};
