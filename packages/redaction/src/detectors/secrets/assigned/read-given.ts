import type { Assignment } from "../../../scan/assignment.ts";
import { readAssignment } from "../../../scan/read-assignment.ts";
import { isBlank } from "../../../scan/units.ts";
import { readSpokenValue } from "./read-spoken-value.ts";
import { MAX_LENGTH } from "./end-of-value.ts";
import { isPasswordWord } from "./password-words.ts";
import type { SecretName } from "./secret-name.ts";

/** How many words may stand between a name and its value; between those that are too common in prose. */
const MAX_WORDS = 4;
const MAX_WORDS_OF_SHORT = 1;

const HYPHEN = 45;
const SPACE = 32;

const isFlag = (text: string, start: number): boolean =>
  text.charCodeAt(start) === HYPHEN && text.charCodeAt(start - 1) <= SPACE;

const flag = /[ \t]{1,8}["']?(?=[^\s"'`<>\\-])/y;
const valueOfFlag = /* @__PURE__ */ new RegExp(String.raw`[^\s"'\`<>\\]{1,${MAX_LENGTH}}`, "y");

/** `--password hunter2`: what follows a flag is its value, whatever it looks like. */
const readFlag = (text: string, nameEnd: number): Assignment | undefined => {
  if (!isBlank(text.charCodeAt(nameEnd))) return undefined;
  flag.lastIndex = nameEnd;
  if (!flag.test(text)) return undefined;
  const start = flag.lastIndex;
  valueOfFlag.lastIndex = start;
  return valueOfFlag.test(text) ? { nameEnd, operator: "=", start, end: valueOfFlag.lastIndex } : undefined;
};

/** What the name of a secret is given: behind a flag, in a sentence, or in any of the ways of code and files. */
export const readGiven = (text: string, name: SecretName): Assignment | undefined => {
  const ofFlag = isFlag(text, name.start) ? readFlag(text, name.end) : undefined;
  if (ofFlag !== undefined) return ofFlag;
  const spoken = name.isShort || !isPasswordWord(name.word) ? undefined : readSpokenValue(text, name.end);
  if (spoken !== undefined) return spoken;
  const isCommon = name.isShort && (name.word !== "key" || name.isVendors);
  return readAssignment(text, name.wordEnd, isCommon ? MAX_WORDS_OF_SHORT : MAX_WORDS);
};
