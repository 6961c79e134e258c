/** Names are compared up to this length: it takes the product of the lengths. */
const MAX_LENGTH = 100;

/** How many characters have to be added, left out or replaced to make one of the other. */
const editDistance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of Array.from(from).entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (character === to.charAt(column - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};

/** `ip-address` for `ip`, `us-ssn` for `ssn`. */
const firstWithWord = (word: string, known: Iterable<string>): string | undefined => {
  for (const name of known) if (`-${name}-`.includes(`-${word.toLowerCase()}-`)) return name;
  return undefined;
};

/** The one of the known names that another name was most likely meant to be. */
const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > MAX_LENGTH) return undefined;
  if (name === "") return undefined;
  let [nearest, least]: [string | undefined, number] = [undefined, Infinity];
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return least <= Math.max(2, name.length / 3) ? nearest : firstWithWord(name, known);
};

/** `; did you mean …?`, if one of the known names is near. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const nearest = nearestName(name, known);
  return nearest === undefined ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
};
