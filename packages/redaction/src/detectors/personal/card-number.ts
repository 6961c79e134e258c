import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { endOfCardBlocks } from "./card-blocks.ts";
import { isIssuedHead, isIssuedWithLength, MAX_CARD_LENGTH, MIN_CARD_LENGTH } from "./card-issuers.ts";
import { isInTable } from "./card-table.ts";
import { passesLuhn } from "./luhn.ts";
import { maySeparate, separatorLength } from "./number-separator.ts";
import { numberStart } from "./number-start.ts";
import { isDigit, isHex, isLetter } from "../../scan/unit-classes.ts";
import { isWithinIdentifier } from "./within-identifier.ts";
import { isWithinTraceContext } from "./within-trace-context.ts";
import { isWithinUuid } from "./within-uuid.ts";
import { atKeyword } from "../../scan/run-start.ts";

const PLUS = 43;
const DOT = 46;
/** 19 digits, and between any two blocks of four at most three other characters; a UUID around it. */
const MAX_LENGTH = 80;

const headOf = (text: string, at: number): number => {
  let head = 0;
  for (let index = at; index < at + 4; index += 1) head = 10 * head + text.charCodeAt(index) - 48;
  return head;
};

const isCard = (digits: string): boolean => isIssuedWithLength(headOf(digits, 0), digits.length) && passesLuhn(digits);

/** Whether a dot stands before that does not end a word: in paths of SVG, one letter before a dot is a command. */
const isBehindDot = (text: string, start: number): boolean =>
  text.charCodeAt(start - 1) === DOT && !(isLetter(text.charCodeAt(start - 2)) && isLetter(text.charCodeAt(start - 3)));

/** Whether the digits are the integer part of a number. */
const isInDecimal = (text: string, end: number): boolean =>
  text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1));

/** `%B`, a number and `^`: the first track of a magnetic stripe, in which `%B4` is no escape. */
const isOnTrack = (text: string, { start, end }: TextRange): boolean =>
  text.startsWith("%B", start - 2) && text.charAt(end) === "^";

/** How far hexadecimal digits are followed. */
const MAX_HEX = 64;

/** Whether the digits go on as something hexadecimal, such as a hash; other letters beside them are another word. */
const isInHex = (text: string, start: number, end: number): boolean => {
  let from = start;
  while (start - from < MAX_HEX && isHex(text.charCodeAt(from - 1))) from -= 1;
  if (text.charCodeAt(from - 1) === 120 && text.charCodeAt(from - 2) === 48) return true;
  if (from < start && startsToken(text, start)) from = start;
  let to = end;
  while (to - end < MAX_HEX && isHex(text.charCodeAt(to))) to += 1;
  if (from === start && to === end) return false;
  if (start - from === MAX_HEX || to - end === MAX_HEX) return true;
  return !isLetter(text.charCodeAt(from - 1)) && !isLetter(text.charCodeAt(to));
};

const findBlocks = (text: string, start: number): TextRange | undefined => {
  const end = endOfCardBlocks(text, start, headOf(text, start));
  if (end === undefined || isInHex(text, start, end)) return undefined;
  const range = { start, end };
  return isInTable(text, range, isCard) || isWithinUuid(text, range) ? undefined : range;
};

/** Numbers of payment cards: 12 to 19 digits, in one or in blocks, of a network and with a right check digit. */
export const cardNumber: FunctionDetector = Object.freeze<FunctionDetector>({
  name: "card-number",
  label: "CARD_NUMBER",
  kind: "personal",
  keywords: [],
  digits: [4, 23],
  beside: (_before, behind, count) => count >= MIN_CARD_LENGTH || maySeparate(behind),
  numbers: true,
  maxLength: MAX_LENGTH,
  earliest: atKeyword,
  pending: /\d[\d\s.%_+\u2010-\u2014\u2212-]{0,80}[\dA-F-]{0,64}[^]{0,4}/i,
  find: (text: string, run: TextRange): TextRange | undefined => {
    if (run.end - run.start < 4) return undefined;
    const onTrack = isOnTrack(text, run);
    const start = onTrack ? run.start : numberStart(text, run);
    const length = run.end - start;
    if (length < 4 || length > MAX_CARD_LENGTH || !isIssuedHead(headOf(text, start))) return undefined;
    if (isBehindDot(text, start)) return undefined;
    if (length < MIN_CARD_LENGTH) return separatorLength(text, run.end) === 0 ? undefined : findBlocks(text, start);
    if (!isCard(text.slice(start, run.end))) return undefined;
    // With a plus before it is a phone number: few cards are as short.
    if (length < 14 && text.charCodeAt(start - 1) === PLUS) return undefined;
    const range = { start, end: run.end };
    if (onTrack) return range;
    if (isInDecimal(text, run.end) || isInHex(text, start, run.end)) return undefined;
    return isWithinTraceContext(text, range) || isWithinIdentifier(text, range, isCard) ? undefined : range;
  },
  example: () => `card ${["4111", "1111", "1111", "1111"].join(" ")}`,
});
