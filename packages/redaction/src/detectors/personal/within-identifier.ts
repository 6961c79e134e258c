import type { TextRange } from "../../detector/detector.ts";

/** Codes of goods, and ids that are counted up, by the words before them. */
const named =
  /(?:(?:^|[^a-z])(?:ean|gtin|upc|isbn|sku|asin|barcode|bar code|imei|snowflake|tweet|nonce|seq|sequence)[\w -]{0,12}|(?:^|[\W_])ids?|[a-z]Ids?)["'\])\\]{0,3}[ :=#[("'\\]{0,6}$/i;

/** Where URLs and mentions have ids. */
const placed = /<[@#][!&]?$|\/$/;

/** Publishers of advertisements, projects of Sentry, articles of Elsevier. */
const served = /ca-pub-$|sentry\.io\/$|\/feature\/$|\/pii\/S$/;

/** `blk_-5861348317118763621` */
const joined = /[A-Za-z]_-?$/;

/** A long integer in code: below zero, or with its type behind it. */
const negative = /(?:^|[\s(,:=[{])-$/;
const typed = /^(?:u?l{1,2}|n)(?![a-z\d])/i;

/** A number of 64 bits before it, in a list. */
const long = /(?:^|\D)(\d{17,20})[\w()\s,]{1,12}$/;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 40;

/** Whether digits without anything between them are more likely the number of something else than that of a card. */
export const isWithinIdentifier = (
  text: string,
  { start, end }: TextRange,
  isCard: (digits: string) => boolean,
): boolean => {
  const length = end - start;
  // Few cards, if any, have so many digits; codes of goods and ids of chats often do.
  const isLong = length === 17 || length === 18;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (served.test(before)) return true;
  if ((length > 16 || before.endsWith("_-")) && joined.test(before) && !/card|cc_$|pan_$/i.test(before.slice(-12)))
    return true;
  if (length > 16 && (negative.test(before) || typed.test(text.slice(end, end + 4)))) return true;
  const listed = length > 16 ? long.exec(before)?.[1] : undefined;
  if (listed !== undefined && !isCard(listed)) return true;
  if (length > 14 && !isLong) return false;
  return named.test(before) || (isLong && placed.test(before));
};
