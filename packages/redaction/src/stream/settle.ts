import { mergeMatches } from "../scan/merge-matches.ts";
import type { Match } from "../scan/scan-outcome.ts";
import type { Sighting } from "./scan-open-text.ts";

/** What is known of a text of which more may come. */
export interface Stretch {
  /** What was found before {@link settled}, in order and without overlap. */
  readonly matches: readonly Match[];
  /** Nothing that comes can change what was found up to here. */
  readonly settled: number;
}

/** Nothing is let out of which a part may still belong to a match, nor a keyword before what it led to. */
export const settle = ({ found, open }: Sighting): Stretch => {
  let settled = open;
  for (const { start, end, keyword } of found.toSorted((left, right) => right.end - left.end)) {
    if (end <= settled) break;
    settled = Math.min(settled, start, keyword);
  }
  return { matches: mergeMatches(found.filter(({ start }) => start < settled)), settled };
};
