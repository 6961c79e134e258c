import type { TextRange } from "../detector/detector.ts";
import type { KeyTable } from "../keys/key-table.ts";
import { CUT_MARKER } from "../limit/cut-text.ts";
import { KEY_LABEL } from "../replace/labels.ts";

/** JSON, or a literal of Python, that may be cut off; lines of server-sent events with such. */
export const beginnings: RegExp =
  /^[\ufeff\s]{0,64}(?:(?:event|id|retry)?:[^\n]{0,256}\n\s{0,8}){0,4}(?:data:[ \t]{0,8})?[[{]/;

/** Whether a unit is a bracket, white space, or what a line of an event begins with: cheap, as every value is asked. */
const mayBegin = (unit: number): boolean =>
  unit === 91 || unit === 123 || unit <= 32 || unit === 58 || unit >= 128 || (unit >= 100 && unit <= 114);

/** Whether a text begins as what keys are looked for in. */
export const beginsAsData = (text: string): boolean => mayBegin(text.charCodeAt(0)) && beginnings.test(text);

/** A key in quotes, with however many backslashes before them, and what comes before its value. */
const keyed = /(?<slashes>\\{0,15})(?<quote>["'])(?<key>[^"'\\\r\n]{1,64})\k<slashes>\k<quote>[ \t]{0,8}:\s{0,64}/g;

const bare = /[-+.\w]{1,64}/y;

const constant = /^(?:true|false|null|none)$/i;

/** The place behind the quote that ends a text; that of the end if there is none. */
const closing = (text: string, from: number, quote: string, slashes: number): number => {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    let before = at;
    while (before > from && text.charCodeAt(before - 1) === 92) before -= 1;
    if (at - before <= slashes) return before;
  }
  return text.length;
};

/** Where the array or object ends that begins here. What is in quotes counts for nothing. */
const closingBracket = (text: string, from: number, slashes: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    else if (character === '"' || character === "'") {
      at = closing(text, at + 1, character, slashes);
      while (text.charCodeAt(at) === 92) at += 1;
    }
    if (depth === 0) return at + 1;
  }
  return text.length;
};

const valueAt = (text: string, at: number, slashes: number): TextRange | undefined => {
  const opening = at + (text.charCodeAt(at) === 92 ? slashes : 0);
  const unit = text.charAt(opening);
  if (unit === '"' || unit === "'") return { start: opening + 1, end: closing(text, opening + 1, unit, slashes) };
  if (unit === "[" || unit === "{") return { start: opening, end: closingBracket(text, opening, slashes) };
  bare.lastIndex = opening;
  const [value = ""] = bare.exec(text) ?? [];
  return value === "" || constant.test(value) ? undefined : { start: opening, end: opening + value.length };
};

/** The schema of a secret, an empty list, the version of a package whose name has such a word in it. */
const noSecret =
  /(?:\{\s{0,64}\\{0,15}["'](?:\$ref|anyOf|oneOf|allOf|type\\{0,15}["']\s{0,4}:\s{0,4}\\{0,15}["'](?:string|object|array|integer|number|boolean|null))\\{0,15}["']|\[\s{0,64}\]|\{\s{0,64}\}|[~^]?\d{1,4}\.\d{1,4}\.\d{1,4}(?=\\{0,15}["']))/y;

const isNoSecret = (text: string, { start }: TextRange): boolean => {
  noSecret.lastIndex = start;
  return noSecret.test(text);
};

/** The marker of a cut, what stands before it in place of a value, and backslashes between them. */
const LONGEST_CUT_LABEL = CUT_MARKER.length + KEY_LABEL.length + 15;

/** Whether a value is what was left at a cut of what stands in place of one. */
export const isCutLabel = (value: string): boolean => {
  if (value.length > LONGEST_CUT_LABEL) return false;
  const left = value.endsWith(CUT_MARKER) ? value.slice(0, -CUT_MARKER.length) : value;
  return KEY_LABEL.startsWith(left.replace(/\\{1,15}$/, ""));
};

/**
 * Finds the values whose keys say that they are secrets in a text that begins as JSON does and is none: it was cut off,
 * has comments or other quotes, or comes as events.
 */
export const findByKey = (text: string, keys: KeyTable): readonly TextRange[] => {
  const found: TextRange[] = [];
  if (!beginsAsData(text)) return found;
  keyed.lastIndex = 0;
  for (let match = keyed.exec(text); match !== null; match = keyed.exec(text)) {
    const { slashes = "", key = "" } = match.groups ?? {};
    if (!keys.isSensitive(key)) continue;
    const value = valueAt(text, keyed.lastIndex, slashes.length);
    if (value === undefined || value.start >= value.end || isNoSecret(text, value)) continue;
    if (isCutLabel(text.slice(value.start, value.start + LONGEST_CUT_LABEL + 1))) continue;
    found.push(value);
    keyed.lastIndex = value.end;
  }
  return found;
};
