import { classEscape, propertyEscape } from "./character-class-escape.ts";
import type { CharacterSet } from "./character-set.ts";
import type { ExpressionFlags } from "./expression-flags.ts";
import type { SourceReader } from "./source-reader.ts";

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, "0": 0 };

const hex = /x([0-9a-fA-F]{2})/y;
const unit = /u([0-9a-fA-F]{4})/y;
const surrogatePair = /u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/y;
const codePoint = /u\{([0-9a-fA-F]{1,6})\}/y;
const property = /[pP]\{[\w=]{1,80}\}/y;
const letter = /[A-Za-z0-9]/;

const takeCodePoint = (reader: SourceReader): number | undefined => {
  const pair = reader.unicode ? reader.takesMatch(surrogatePair) : undefined;
  if (pair !== undefined)
    return String.fromCharCode(Number.parseInt(pair[1] ?? "", 16), Number.parseInt(pair[2] ?? "", 16)).codePointAt(0);
  const match =
    reader.takesMatch(hex) ?? reader.takesMatch(unit) ?? (reader.unicode ? reader.takesMatch(codePoint) : undefined);
  return match === undefined ? undefined : Number.parseInt(match[1] ?? "", 16);
};

const takeCode = (reader: SourceReader): number => {
  const code = takeCodePoint(reader);
  if (code === undefined) throw reader.notUnderstood(`\`\\${reader.next}\` without its digits`);
  return code;
};

/** Takes what stands behind a backslash: one character, or a set of them. */
export const takeEscape = (reader: SourceReader, flags: ExpressionFlags): number | CharacterSet => {
  const { next } = reader;
  if (!letter.test(next)) return reader.character();
  if (next === "x" || next === "u") return takeCode(reader);
  if ((next === "p" || next === "P") && reader.unicode) {
    const match = reader.takesMatch(property);
    if (match !== undefined) return propertyEscape(`\\${match[0]}`);
  }
  reader.skip(1);
  if ((next >= "1" && next <= "9") || next === "k")
    throw reader.notUnderstood("backreferences", "match the text again, or compare in a `validate` function");
  const character = CONTROLS[next] ?? classEscape(next, flags);
  if (character === undefined || (next === "0" && reader.next >= "0" && reader.next <= "9"))
    throw reader.notUnderstood(`\`\\${next}\``);
  return character;
};
