import { countCodePoints } from "../limit/cut-text.ts";
import { cutEncoded, encodeString } from "./json-string.ts";
import type { Effort } from "./effort.ts";
import { looksLikeJson } from "./tokenize-json.ts";

/**
 * Brings an encoded string to its limit, which its escapes count for. What is JSON within it stays JSON if anything of
 * it fits.
 */
export const shortenEncoded = (
  text: string,
  encoded: string,
  maxLength: number,
  effort: Effort,
  shorter: (maxLength: number) => string,
): string => {
  if (encoded.length <= maxLength) return encoded;
  let length = countCodePoints(encoded);
  if (length <= maxLength) return encoded;
  if (looksLikeJson(text)) {
    let target = countCodePoints(text);
    while (target > 0 && effort.takeTry()) {
      target = Math.min(target - 1, Math.floor((target * maxLength) / length));
      const tried = encodeString(shorter(target));
      length = countCodePoints(tried);
      if (length <= maxLength) return tried;
    }
  }
  return cutEncoded(encoded, maxLength);
};
