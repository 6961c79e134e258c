import type { TextRange } from "../../detector/detector.ts";

/** Codes of goods, and ids that are counted up, by the words before them. */
const named =
  /(?:(?:^|[^a-z])(?:ean|gtin|upc|isbn|sku|asin|barcode|bar code|imei|snowflake|tweet|nonce|seq|sequence)[\w -]{0,12}|(?:^|[\W_])ids?|[a-z]Ids?)["'\])\\]{0,3}[ :=#[("'\\]{0,6}$/i;

/** Where URLs and mentions have ids. */
const placed = /<[@#][!&]?$|\/$/;

/** How far back it is looked at, in UTF-16 units. */
const CONTEXT = 40;

/** Whether digits without anything between them are more likely the number of something else than that of a card. */
export const isWithinIdentifier = (text: string, { start, end }: TextRange): boolean => {
  const length = end - start;
  // Few cards, if any, have so many digits; codes of goods and ids of chats often do.
  const isLong = length === 17 || length === 18;
  if (length > 14 && !isLong) return false;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  return named.test(before) || (isLong && placed.test(before));
};
