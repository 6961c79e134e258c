/** Characters as ranges of code points, `[first, last, first, last, …]`: ascending, apart from each other, both ends included. */
export type CharacterSet = readonly number[];

/** Stands for the end of the text where sets say what may come next; never matched by an expression. */
export const END_OF_TEXT = 0x110000;

export const NOTHING: CharacterSet = [];

/** Every character, and the end of the text. */
export const ANYTHING: CharacterSet = [0, END_OF_TEXT];

/** The set of some ranges, in any order, overlapping or not. */
export const charactersOf = (ranges: readonly (readonly [first: number, last: number])[]): CharacterSet => {
  const set: number[] = [];
  for (const [first, last] of ranges.toSorted((left, right) => left[0] - right[0])) {
    const before = set.at(-1);
    if (before !== undefined && first <= before + 1) set[set.length - 1] = Math.max(before, last);
    else set.push(first, last);
  }
  return set;
};

/** The ranges of a set, one by one. */
export const rangesOf = (set: CharacterSet): [first: number, last: number][] => {
  const ranges: [number, number][] = [];
  for (let index = 0; index < set.length; index += 2) ranges.push([set[index] ?? 0, set[index + 1] ?? 0]);
  return ranges;
};

export const unite = (left: CharacterSet, right: CharacterSet): CharacterSet => {
  if (left === right || right.length === 0) return left;
  if (left.length === 0) return right;
  return charactersOf([...rangesOf(left), ...rangesOf(right)]);
};

/** What is not in the set, from 0 up to and including `last`. */
export const complementOf = (set: CharacterSet, last: number): CharacterSet => {
  const rest: number[] = [];
  let next = 0;
  for (const [from, to] of rangesOf(set)) {
    if (from > next) rest.push(next, from - 1);
    next = to + 1;
  }
  if (next <= last) rest.push(next, last);
  return rest;
};

/** What is in both. */
export const intersect = (left: CharacterSet, right: CharacterSet): CharacterSet => {
  const shared: [number, number][] = [];
  for (const [from, to] of rangesOf(left))
    for (const [otherFrom, otherTo] of rangesOf(right)) {
      const [first, last] = [Math.max(from, otherFrom), Math.min(to, otherTo)];
      if (first <= last) shared.push([first, last]);
    }
  return charactersOf(shared);
};

export const contains = (set: CharacterSet, character: number): boolean => {
  for (let index = 0; index < set.length; index += 2)
    if (character >= (set[index] ?? 0) && character <= (set[index + 1] ?? 0)) return true;
  return false;
};

export const sameSet = (left: CharacterSet, right: CharacterSet): boolean =>
  left === right || (left.length === right.length && left.every((bound, index) => bound === right[index]));
