import { isTellingKey } from "../keys/is-telling-key.ts";
import { isWithheld, type Match, NOTHING_FOUND } from "../scan/scan-outcome.ts";
import { beginningLength } from "../text-redactor.ts";
import { foundByName } from "../value/found-by-name.ts";
import type { JsonPassInput } from "./json-pass.ts";
import { decodeBeginning, decodeString, encodeString } from "./json-string.ts";
import { KEY } from "./json-tokens.ts";
import { OutOfTime } from "./out-of-time.ts";
import { shortenEncoded } from "./shorten-encoded.ts";
import { looksLikeJson } from "./tokenize-json.ts";

/**
 * Cleans one string of a JSON text as what it means.
 *
 * @param found what was found in it already, by its places in the decoded text.
 * @returns what stands between its quotation marks then; nothing if it stays as it is.
 */
export const cleanJsonString = (input: JsonPassInput, index: number, found: readonly Match[]): string | undefined => {
  const { text, tokens, limit, cleanString, effort } = input;
  const start = tokens.start(index);
  const end = tokens.end(index);
  const raw = text.slice(start, end);
  const decoded = tokens.isEscaped(index) ? decode(input, start, end) : raw;
  const target = firstTarget(decoded, raw.length, limit.cap);
  const clean = cleanString(decoded, target, [...found, ...foundByDecodedName(input, index, decoded)]);
  if (clean === decoded && raw.length <= limit.cap) return undefined;
  const encoded = clean === decoded ? raw : encodeString(clean);
  return shortenEncoded(clean, encoded, limit.cap, effort, (maxLength) => cleanString(clean, maxLength, NOTHING_FOUND));
};

/** Decodes a string, or as much of it as can matter. What is JSON is looked at whole. */
const decode = ({ text, limit, scanner }: JsonPassInput, start: number, end: number): string => {
  // How far detectors look is found out only if it matters.
  if (end - start <= limit.cap) return decodeString(text.slice(start, end));
  const enough = beginningLength(limit.cap, scanner);
  const decoded = decodeBeginning(text, start, end, enough);
  return looksLikeJson(decoded) ? decodeString(text.slice(start, end)) : decoded;
};

/** What is recognized by its name where escapes hide one of them from who looks at the text as it stands. */
const foundByDecodedName = (
  { text, tokens, scanner }: JsonPassInput,
  index: number,
  decoded: string,
): readonly Match[] => {
  if (index === 0 || tokens.kind(index - 1) !== KEY || !(tokens.isEscaped(index) || tokens.isEscaped(index - 1)))
    return NOTHING_FOUND;
  const key = decodeString(text.slice(tokens.start(index - 1), tokens.end(index - 1)));
  const found = foundByName(scanner, { key, isTelling: isTellingKey(key, scanner) }, decoded);
  if (isWithheld(found)) throw new OutOfTime();
  return found;
};

/** Of JSON that stands in a string, how long it may be by itself so that it fits when it is encoded, as a rule. */
const firstTarget = (decoded: string, encodedLength: number, cap: number): number => {
  if (encodedLength <= cap || !looksLikeJson(decoded)) return cap;
  const escapes = encodedLength - decoded.length;
  return Math.max(cap - escapes, Math.floor((cap * decoded.length) / encodedLength));
};
