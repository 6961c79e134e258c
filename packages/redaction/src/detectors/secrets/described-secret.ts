import type { Detector, TextRange } from "../../detector/detector.ts";
import { isPlaceholder } from "../is-placeholder.ts";
import { isVaried } from "../is-varied.ts";
import { looksRandom } from "../looks-random.ts";
import { isWordy } from "./is-wordy.ts";
import { mayNameKey, namesSecret } from "./names-secret.ts";

/** The longest value, in UTF-16 units. */
const MAX_VALUE = 256;

/** How far what is said of the value is read, in UTF-16 units. */
const MAX_DESCRIPTION = 160;

/** Quotes, a bracket, stars of Markdown behind the value. */
const MAX_CLOSING = 4;

const MIN_VALUE = 16;

const isValueUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 43 && unit <= 58) || unit === 95 || unit === 61;

const closing = "\"'`*)\u201C\u201D\u2019\u00BB\u300D";

const endOfValue = (text: string, at: number): number => {
  let end = at;
  while (end > 0 && at - end < MAX_CLOSING && closing.includes(text.charAt(end - 1))) end -= 1;
  return end;
};

const startOfValue = (text: string, at: number): number => {
  let start = endOfValue(text, at);
  while (start > 0 && at - start < MAX_VALUE && isValueUnit(text.charCodeAt(start - 1))) start -= 1;
  return start;
};

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

const isValue = (text: string): boolean =>
  /\d/.test(text) &&
  !/^\w{1,8}:\/\//.test(text) &&
  !isPlaceholder(text) &&
  (uuid.test(text) ? isVaried(text) : !isWordy(text) && looksRandom(text));

/** `Datadog API key`, `new access token for tests`: the noun decides. */
const description =
  /n?[ ]?(?<before>(?:[A-Za-z][\w.'\u2019-]{0,30} ){0,4}(?:[A-Za-z][\w.-]{0,30}[ _-])?)(?<noun>key|token|password|passphrase|secret|credential)s?\b(?<behind>[ _-][A-Za-z]{1,20})?/iy;

/** `use … as the Datadog API key`, `… is my password`: the value stands before what it is. */
const findDescribed = (text: string, { start, end }: TextRange): TextRange | undefined => {
  const valueEnd = endOfValue(text, start);
  const valueStart = startOfValue(text, start);
  if (valueEnd - valueStart < MIN_VALUE) return undefined;
  description.lastIndex = end;
  const { before = "", noun = "", behind = "" } = description.exec(text)?.groups ?? {};
  if (noun === "") return undefined;
  const word = noun.toLowerCase();
  if ((word === "key" && !mayNameKey(before)) || !namesSecret(before, word, behind)) return undefined;
  return isValue(text.slice(valueStart, valueEnd)) ? { start: valueStart, end: valueEnd } : undefined;
};

/** What prose says, behind a value, to be a secret. */
export const describedSecretDetectors: readonly Detector[] = /* @__PURE__ */ Object.freeze<Detector[]>([
  {
    name: "described-secret",
    label: "SECRET",
    keywords: [" as the ", " as my ", " as our ", " as your ", " as a", " is the ", " is my ", " is our ", " is your "],
    find: findDescribed,
    maxLength: MAX_VALUE + MAX_DESCRIPTION,
    earliest: startOfValue,
    pending: / (?:as|is) (?:the |my |our |your |an? ?)(?:[\w.'\u2019-]{1,40} ){0,8}[\w.'\u2019-]{0,40}/i,
    example: () => ["use", "q7Zk2mW9xL4tB8vN", "as the Datadog API key"].join(" "),
  },
]);
