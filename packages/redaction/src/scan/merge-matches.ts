import type { Match } from "./scan-outcome.ts";

/** By place; of two at one place the longer comes first. */
const byPlace = (left: Match, right: Match): number => left.start - right.start || right.end - left.end;

const merge = (left: Match, right: Match): Match => ({
  start: left.start,
  end: Math.max(left.end, right.end),
  detector: right.detector.order < left.detector.order ? right.detector : left.detector,
});

/**
 * Brings what was found in order. What overlaps becomes one, so that nothing of either is left, and goes by the name of
 * the detector that was named first: those that know more stand before those that know less.
 */
export const mergeMatches = (matches: readonly Match[]): readonly Match[] => {
  if (matches.length < 2) return matches;
  const merged: Match[] = [];
  for (const match of matches.toSorted(byPlace)) {
    const last = merged.at(-1);
    if (last !== undefined && match.start < last.end) merged[merged.length - 1] = merge(last, match);
    else merged.push(match);
  }
  return merged;
};
