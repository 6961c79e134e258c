/** A keyword with each of these characters behind it: longer keywords are rarer, and cost less. */
export const followedBy = (keyword: string, characters: string): readonly string[] =>
  characters.split("").map((character) => `${keyword}${character}`);
