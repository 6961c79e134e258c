const BLOCKS = 5;

/** The mean of the middle half: what hit a few values only does not count. */
const middleMean = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length / 4);
  const middle = sorted.slice(cut, sorted.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
};

/**
 * Many values as a few: the mean of the middle half of each fifth of them, in their order. How far these lie apart says
 * how sure their median is.
 */
export const blockMeans = (values: readonly number[]): readonly number[] => {
  const blocks = Math.min(BLOCKS, values.length);
  const at = (block: number): number => Math.round((block * values.length) / blocks);
  return Array.from({ length: blocks }, (_, block) => middleMean(values.slice(at(block), at(block + 1))));
};
