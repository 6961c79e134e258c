import { ANYTHING, type CharacterSet, contains, END_OF_TEXT, rangesOf } from "./character-set.ts";

/**
 * How many steps it takes at most to go on from a place, by the character that comes next there. From each of the
 * `bounds`, ascending from 0, up to the next it is the number in `steps`.
 */
export interface StepsByNext {
  readonly bounds: readonly number[];
  readonly steps: readonly number[];
}

/** The same whatever comes next. */
export const always = (steps: number): StepsByNext => ({ bounds: [0], steps: [steps] });

const boundsOf = (set: CharacterSet): number[] => rangesOf(set).flatMap(([first, last]) => [first, last + 1]);

const ascending = (bounds: Iterable<number>): number[] =>
  [...new Set(bounds)].filter((bound) => bound <= END_OF_TEXT).toSorted((left, right) => left - right);

const at = ({ bounds, steps }: StepsByNext, character: number): number => {
  let index = bounds.length - 1;
  while (index > 0 && (bounds[index] ?? 0) > character) index -= 1;
  return steps[index] ?? 0;
};

/** All, one after the other, and so many more. */
export const sum = (parts: readonly StepsByNext[], more: number): StepsByNext => {
  const bounds = ascending([0, ...parts.flatMap((part) => part.bounds)]);
  return {
    bounds,
    steps: bounds.map((bound) => parts.reduce((total, part) => total + at(part, bound), more)),
  };
};

/** One where a character of a set comes next, another elsewhere. */
export const byMembership = (set: CharacterSet, within: StepsByNext, without: StepsByNext): StepsByNext => {
  const bounds = ascending([0, ...boundsOf(set), ...within.bounds, ...without.bounds]);
  return { bounds, steps: bounds.map((bound) => at(contains(set, bound) ? within : without, bound)) };
};

/** The most steps that it takes where a character of a set comes next; 0 for no characters. */
export const mostSteps = (steps: StepsByNext, set: CharacterSet = ANYTHING): number => {
  const candidates = [...boundsOf(set), ...steps.bounds].filter((bound) => contains(set, bound));
  return candidates.reduce((most, bound) => Math.max(most, at(steps, bound)), 0);
};
