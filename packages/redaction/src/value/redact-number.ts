import type { Surface } from "../counts/surface.ts";
import { findInNumber } from "./find-in-number.ts";
import { isHiddenNumber, isSecret } from "../keys/value-flags.ts";
import type { Redaction } from "../redaction.ts";

/** Smaller numbers are counts, sizes and years. */
const MIN_NUMBER = 100_000;

/** A number stays, or becomes 0. */
export const redactNumber = <N extends number | bigint>(
  redaction: Redaction,
  flags: number,
  value: N,
  surface: Surface,
): N => {
  const nothing = (typeof value === "number" ? 0 : 0n) as N;
  if (value === nothing) return value;
  if (isSecret(flags) || isHiddenNumber(flags)) {
    redaction.record.replaced(isSecret(flags) ? "key" : "content", surface);
    return nothing;
  }
  if (value < MIN_NUMBER && value > -MIN_NUMBER) return value;
  const detector = findInNumber(redaction.texts, String(value));
  if (detector === undefined) return value;
  redaction.record.replaced(detector, surface);
  return nothing;
};
