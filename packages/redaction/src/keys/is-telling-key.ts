import type { Scanner } from "../scan/scanner.ts";

/** What is only a mark, or a letter behind one as in `order.created_at`, is no name. */
const word = /[a-z]{2}/;

/** Whether a key has a name in it by which a detector recognizes what is assigned to it. */
export const isTellingKey = (key: string, scanner: Scanner): boolean => {
  let isTelling = false;
  scanner.index.visit(key, 0, key.length, ({ keyword, items }) => {
    // Digits are an index, as a rule, and no name.
    isTelling ||=
      word.test(keyword) && items.some(({ definition }) => "find" in definition || definition.at === "value");
    return !isTelling;
  });
  return isTelling;
};
