import type { TextRange } from "../../detector/detector.ts";
import { isHex } from "../../scan/unit-classes.ts";

const PERCENT = 37;
const BACKSLASH = 92;

/** How many units the escape has whose first two these are: `%20`, `\x20`, `\u0020`. */
const escapeLength = (first: number, second: number): number => {
  if (first === PERCENT) return 3;
  if (first !== BACKSLASH) return 0;
  return second === 117 ? 6 : second === 120 ? 4 : 0;
};

/**
 * Where the digits of a number begin in a run of digits: behind those that end an escape, as in `%2010.0.0.1` and
 * `\u00a04111`.
 */
export const numberStart = (text: string, { start }: TextRange): number => {
  for (let at = start - 1; at >= start - 5; at -= 1) {
    const unit = text.charCodeAt(at);
    const length = escapeLength(unit, text.charCodeAt(at + 1));
    if (length > 0) return Math.max(start, at + length);
    if (!isHex(unit) && unit !== 117 && unit !== 120) return start;
  }
  return start;
};
