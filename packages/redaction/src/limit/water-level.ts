/**
 * The most that each of several lengths may have so that they fit into a room together: what is shorter stays as it is,
 * and the longest are cut first.
 */
export const waterLevel = (lengths: readonly number[], room: number): number => {
  let low = 0;
  let high = Math.max(0, room);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (total(lengths, middle) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
};

const total = (lengths: readonly number[], cap: number): number => {
  let sum = 0;
  for (const length of lengths) sum += Math.min(length, cap);
  return sum;
};
