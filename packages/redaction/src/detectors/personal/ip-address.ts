import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { hexKeywords } from "./hex-keywords.ts";
import { findIpv4 } from "./ipv4.ts";
import { findIpv6 } from "./ipv6.ts";
import { numberStart } from "./number-start.ts";
import { isDigit } from "../../scan/unit-classes.ts";
import { runOf } from "../../scan/run-start.ts";

const COLON = 58;
const DOT = 46;

/** With the length of the prefix, if there is one: `10.0.0.0/8`. */
const withPrefixLength = (text: string, { start, end }: TextRange, most: number): TextRange => {
  const length = /^\/(\d{1,3})(?![\w-]|[./]\w)/.exec(text.slice(end, end + 6))?.[1];
  return length !== undefined && Number(length) <= most ? { start, end: end + 1 + length.length } : { start, end };
};

/** IP addresses: four octets that are no version, and every form of IPv6, with zone and length of the prefix. */
export const ipAddress: FunctionDetector = Object.freeze<FunctionDetector>({
  name: "ip-address",
  label: "IP",
  kind: "personal",
  keywords: ["::", ...hexKeywords(":")],
  digits: [1, 7],
  beside: (_before, behind) => behind === DOT,
  maxLength: 96,
  earliest: /* @__PURE__ */ runOf(/[\da-fA-F:.]/),
  pending: /[\d:][\dA-F.:%/[\]]{0,96}[^]{0,24}/i,
  find: (text: string, keyword: TextRange): TextRange | undefined => {
    if (text.charCodeAt(keyword.start) === COLON) {
      const range = findIpv6(text, keyword.start);
      return range && withPrefixLength(text, range, 128);
    }
    if (text.charCodeAt(keyword.end) !== DOT || !isDigit(text.charCodeAt(keyword.end + 1))) return undefined;
    const start = numberStart(text, keyword);
    if (keyword.end - start > 3 || keyword.end <= start) return undefined;
    const range = findIpv4(text, start);
    return range && withPrefixLength(text, range, 32);
  },
  example: () => ["192", "0", "2", "44"].join("."),
});
