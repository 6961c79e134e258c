import type { TextRange } from "../../../detector/detector.ts";
import { isLetter, isLower, isUpper } from "../../../scan/unit-classes.ts";
import { isBlank, isNameUnit } from "../../../scan/units.ts";
import { isJoinedName } from "./is-joined-name.ts";
import { isOtherName } from "./is-other-name.ts";
import { mayNameVendorKey } from "./is-vendor-key.ts";
import { mayBegin, mayNameKey } from "../names-secret.ts";
import { startOfName } from "../../../scan/start-of-name.ts";

/** The name of a secret in a text: `DB_PASSWORD`, `--auth-token`, `api key`. */
export interface SecretName {
  /** The keyword in it, in small letters. */
  readonly word: string;
  readonly wordStart: number;
  /** Behind the keyword, and the `s` of its plural. */
  readonly wordEnd: number;
  readonly start: number;
  readonly end: number;
  /** What stands before the keyword: the rest of the name, or the word before it in prose. */
  readonly prefix: string;
  /** The keyword is so short that it stands by chance in much that names no secret. */
  readonly isShort: boolean;
  /** `ACME_KEY`: only whose key it is tells that it may be a secret one. */
  readonly isVendors: boolean;
}

/** As much of a name is read on either side of the keyword, in UTF-16 units. */
const MAX_NAME = 48;

/** As much of a word before the keyword in prose. */
const MAX_WORD = 16;

const short = new Set(["pass", "pwd", "psk", "auth", "creds", "key"]);

const SPACE = 32;

/** Where the word ends that the keyword begins: behind a plural; -1 if it goes on, as in `tokenizer`. */
const endOfWord = (text: string, at: number): number => {
  const lower = isLower(text.charCodeAt(at - 1));
  const continues = lower ? isLower : isUpper;
  const next = text.charCodeAt(at);
  if (!continues(next)) return at;
  return next === (lower ? 115 : 83) && !continues(text.charCodeAt(at + 1)) ? at + 1 : -1;
};

/** In ids and other random texts, `pwD`, `kEy` and `PWDuf` stand by chance. */
const isByChance = (text: string, { start, end }: TextRange): boolean => {
  const isRest = isUpper(text.charCodeAt(start + 1)) ? isUpper : isLower;
  if (isRest === isUpper && isLower(text.charCodeAt(start))) return true;
  for (let at = start + 2; at < end; at += 1) if (!isRest(text.charCodeAt(at))) return true;
  return isRest === isUpper && isLower(text.charCodeAt(end));
};

/** `compass`, `preauth`: no seam in a word. */
const endsWord = (text: string, at: number): boolean => {
  const isSame = isLower(text.charCodeAt(at)) ? isLower : isUpper;
  return isSame(text.charCodeAt(at - 1)) && !isJoinedName(text, at);
};

const endOfName = (text: string, at: number): number => {
  let end = at;
  while (end < at + MAX_NAME && isNameUnit(text.charCodeAt(end))) end += 1;
  return end;
};

/** `api ` of `api key`, `next ` of `next token`, in prose. */
const wordBefore = (text: string, at: number): string => {
  if (text.charCodeAt(at - 1) !== SPACE) return "";
  let start = at - 1;
  while (at - 1 - start < MAX_WORD && isLetter(text.charCodeAt(start - 1))) start -= 1;
  return at - 1 - start < 2 ? "" : text.slice(start, at);
};

/** The name of a secret that a keyword stands in, unless it stands in another word, or in the name of something else. */
export const readSecretName = (text: string, keyword: TextRange): SecretName | undefined => {
  const wordStart = keyword.start;
  const wordEnd = endOfWord(text, keyword.end);
  if (wordEnd < 0) return undefined;
  const word = text.slice(wordStart, keyword.end).toLowerCase();
  const isShort = short.has(word);
  if (isShort && isByChance(text, keyword)) return undefined;
  if (isShort && word !== "key" && endsWord(text, wordStart)) return undefined;
  const start = startOfName(text, wordStart, MAX_NAME);
  const isSpoken = start === wordStart && isBlank(text.charCodeAt(wordStart - 1));
  const prefix = isSpoken ? wordBefore(text, wordStart) : text.slice(start, wordStart);
  const isVendors = word === "key" && !mayNameKey(prefix);
  if (isVendors ? !mayNameVendorKey(prefix) : !mayBegin(prefix, word)) return undefined;
  const end = endOfName(text, wordEnd);
  // `failed key=…`: a field of its own, named for nobody.
  if (isVendors && isSpoken && text.charAt(end) === "=") return undefined;
  if (isOtherName(text, keyword, end)) return undefined;
  return { word, wordStart, wordEnd, start, end, prefix, isShort, isVendors };
};
