import type { CompiledDetector } from "../detector/compile-detector.ts";
import { Hit } from "../scan/hit.ts";
import type { KeywordEntry } from "../scan/keyword-index.ts";
import type { Match, Withheld } from "../scan/scan-outcome.ts";
import { COST_PER_LOOK, type Scanner } from "../scan/scanner.ts";

/** What was found, and its keyword: nothing is let out of which a part may belong to it, nor what led to it. */
export interface Found extends Match {
  readonly keyword: number;
}

/** What is found in a text of which more may come. */
export interface Sighting {
  readonly found: readonly Found[];
  /** From here on it may turn out otherwise. */
  readonly open: number;
}

/** Says from where a text that ends here, so far, can still turn out otherwise. */
export interface Openness {
  /** Where a match by this keyword may begin, if what comes can change it. */
  openFrom(detector: CompiledDetector, hit: Hit): number | undefined;
  /** Where a match may begin whose keyword has not come, or not all of it. */
  tail(text: string, from: number): number;
}

/**
 * Scans a text from a place on, of which more may come. What stands before the place was settled earlier; it is only
 * looked back at.
 *
 * @param openness absent if no more comes: then everything is settled.
 */
export const scanOpenText = (
  scanner: Scanner,
  text: string,
  from: number,
  openness?: Openness,
): Sighting | Withheld => {
  const { watch } = scanner;
  const hit = new Hit(text);
  const found: Found[] = [];
  let withheld: Withheld | undefined;
  let open = openness?.tail(text, from) ?? text.length;
  let cost = 0;

  const goOn = (): boolean => {
    cost = 0;
    if (watch.isUp()) withheld = { withheld: "time_budget" };
    return withheld === undefined;
  };

  const tryDetector = (detector: CompiledDetector): void => {
    const openFrom = openness?.openFrom(detector, hit);
    if (openFrom !== undefined) {
      open = Math.min(open, Math.max(from, openFrom));
      return;
    }
    const range = detector.find(hit);
    if (range === undefined || range.end <= from) return;
    if (scanner.isAllowed?.(text.slice(range.start, range.end)) === true) return;
    found.push({ start: Math.max(from, range.start), end: range.end, detector, keyword: hit.start });
  };

  const visit = ({ items }: KeywordEntry<CompiledDetector>, start: number, end: number): boolean => {
    hit.moveTo(start, end);
    for (const detector of items) {
      cost += detector.cost;
      if (cost >= COST_PER_LOOK && !goOn()) return false;
      try {
        tryDetector(detector);
      } catch {
        withheld = { withheld: "detector_failed", detector: detector.name };
      }
      if (withheld !== undefined) return false;
    }
    return true;
  };

  watch.enter();
  try {
    scanner.index.visit(text, from, text.length, visit, goOn);
  } finally {
    watch.leave();
  }
  return withheld ?? { found, open };
};
