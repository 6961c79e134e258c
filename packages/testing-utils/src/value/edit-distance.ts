/**
 * How many characters have to be inserted, removed or replaced to make one text the other.
 *
 * Source: V. Levenshtein, 1966; computed row by row
 */
export const editDistance = (left: string, right: string): number => {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
};

const LONGEST = 200;

/** How alike two texts are, from 0 to 1. Of very long ones only the beginning counts. */
export const similarity = (left: string, right: string): number => {
  const [from, to] = [left.slice(0, LONGEST), right.slice(0, LONGEST)];
  const longer = Math.max(from.length, to.length);
  return longer === 0 ? 1 : 1 - editDistance(from, to) / longer;
};
