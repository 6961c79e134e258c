import type { TextRange } from "../detector/detector.ts";
import type { KeyTable } from "../keys/key-table.ts";

const beginning = /^\s{0,64}(?:insert|replace)\s/i;

/** Whether a unit is a blank, or an `i` or `r` in either case: cheap, as every value is asked. */
const mayBegin = (unit: number): boolean => unit <= 32 || (unit | 32) === 105 || (unit | 32) === 114;

/** A statement, up to where the names of its columns begin. */
export const INSERT_HEAD: RegExp = /^\s{0,64}(?:insert|replace)\s[a-z_\s]{0,64}into\s{1,64}[^\s()]{1,256}\s{0,64}\(/i;

/** What a statement says of the rows that it inserts: the names of their columns. */
const heading = /* @__PURE__ */ new RegExp(
  INSERT_HEAD.source + String.raw`(?<names>[^()]{1,4096})\)[^()'"]{0,256}?\bvalues?\b`,
  "i",
);

/** Whether a text begins as a statement of SQL that inserts rows. */
export const beginsAsInsert = (text: string): boolean => mayBegin(text.charCodeAt(0)) && beginning.test(text);

const endOfLiteral = (text: string, from: number, quote: string): number => {
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character !== quote) continue;
    else if (text.charAt(at + 1) === quote) at += 1;
    else return at;
  }
  return text.length;
};

/** Finds the literals that such a statement puts into columns whose names say that they hold secrets. */
export const findInInsert = (text: string, keys: KeyTable): readonly TextRange[] => {
  const match = heading.exec(text);
  const names = (match?.groups?.["names"] ?? "").split(",");
  const areSecret = names.map((name) => keys.isSensitive(name.replaceAll(/["`[\]\s]/g, "")));
  if (match === null || !areSecret.includes(true)) return [];
  const found: TextRange[] = [];
  let column = 0;
  let depth = 0;
  for (let at = match[0].length; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character === "," && depth === 1) column += 1;
    else if (character === "'" || character === '"') {
      const end = endOfLiteral(text, at + 1, character);
      if (depth > 0 && areSecret[column] === true) found.push({ start: at + 1, end });
      at = end;
    }
    if (depth === 0) column = 0;
  }
  return found.filter(({ start, end }) => start < end);
};
