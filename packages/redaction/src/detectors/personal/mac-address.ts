import type { FunctionDetector, TextRange } from "../../detector/detector.ts";
import { startsToken } from "../../scan/starts-token.ts";
import { hexKeywords } from "./hex-keywords.ts";
import { findShortMac } from "./short-mac-address.ts";
import { isAlphanumeric, isHex } from "../../scan/unit-classes.ts";
import { runOf } from "../../scan/run-start.ts";

const DASH = "-";
const DOT = ".";

const areHex = (text: string, from: number, to: number): boolean => {
  for (let index = from; index < to; index += 1) if (!isHex(text.charCodeAt(index))) return false;
  return true;
};

/** Where groups of so many digits end that have the mark between them, if there are neither fewer nor more. */
const endOfGroups = (text: string, start: number, size: number, count: number, mark: string): number | undefined => {
  let at = start;
  for (let group = 0; group < count; group += 1) {
    if (group > 0 && text.charAt(at) !== mark) return undefined;
    if (group > 0) at += 1;
    if (!areHex(text, at, at + size)) return undefined;
    at += size;
  }
  const goesOn = text.charAt(at) === mark && isAlphanumeric(text.charCodeAt(at + 1));
  return goesOn || isAlphanumeric(text.charCodeAt(at)) ? undefined : at;
};

/** Whether a group of so many digits, no more, ends at a mark. */
const isGroup = (text: string, at: number, size: number, mark: string): boolean =>
  text.charAt(at) === mark && areHex(text, at - size, at) && !isAlphanumeric(text.charCodeAt(at - size - 1));

/** Whether a number of one or two digits ends at a mark, or nothing does: the address is the end of something longer. */
const isContinued = (text: string, at: number, mark: string): boolean => {
  if (text.charAt(at) !== mark) return false;
  // Decimals, as in paths of SVG.
  if (mark === DOT) return true;
  if (!isHex(text.charCodeAt(at - 1))) return false;
  return (
    !isAlphanumeric(text.charCodeAt(at - 2)) ||
    (isHex(text.charCodeAt(at - 2)) && !isAlphanumeric(text.charCodeAt(at - 3)))
  );
};

/** A date and a time of day, as in names of files: `24-05-01-12-30-45`, `01-05-24-12-30-45`. */
const isDateAndTime = (address: string): boolean =>
  /^(?:\d\d-(?:0[1-9]|1[0-2])-[0-3]\d|[0-3]\d-(?:0[1-9]|1[0-2])-\d\d)-[0-2]\d-[0-5]\d-[0-5]\d$/.test(address);

/** Nobody's: what stands for none, and for all. */
const isNobodys = (address: string): boolean => /^(?:0|\W)+$|^(?:f|\W)+$/i.test(address);

/** `MAC=` in logs of a firewall: two addresses, and the type of what is in the frame. */
const endOfLogged = (text: string, start: number): number | undefined =>
  text.charAt(start - 1) === "=" && /^MAC$/i.test(text.slice(start - 4, start - 1))
    ? endOfGroups(text, start, 2, 14, ":")
    : undefined;

/** MAC addresses, EUI-48: six groups of two digits, or three of four with dots between. */
export const macAddress: FunctionDetector = Object.freeze({
  name: "mac-address",
  label: "MAC",
  kind: "personal",
  keywords: [...hexKeywords(":"), ...hexKeywords(DASH), ...hexKeywords(DOT)],
  maxLength: 48,
  earliest: /* @__PURE__ */ runOf(/[\da-fA-F:.-]/),
  find: (text: string, { start: at }: TextRange): TextRange | undefined => {
    const mark = text.charAt(at);
    const size = mark === DOT ? 4 : 2;
    // Only the first mark of an address is of interest, and nearly every other is dismissed here.
    if (text.charAt(at + 1 + size) !== mark && text.charAt(at + 2) !== mark) return undefined;
    if (!isHex(text.charCodeAt(at - 1))) return undefined;
    if (!areHex(text, at - size, at) || !areHex(text, at + 1, at + 1 + size)) return findShortMac(text, at);
    const start = at - size;
    if (isGroup(text, start - 1, size, mark) || isContinued(text, start - 1, mark)) return undefined;
    const end = endOfGroups(text, start, size, mark === DOT ? 3 : 6, mark) ?? endOfLogged(text, start);
    if (end === undefined) return findShortMac(text, at);
    if (!startsToken(text, start) || (text.charAt(start - 1) === "_" && text.charAt(end) !== "_")) return undefined;
    const address = text.slice(start, end);
    if (isNobodys(address) || (mark === DASH && isDateAndTime(address))) return undefined;
    // Numbers with dashes or dots between are rather something else.
    return mark !== ":" && !/[a-f]/i.test(address) && !address.startsWith("00") ? undefined : { start, end };
  },
  example: () => `MAC ${["3c", "22", "fb", "a1", "0e", "9d"].join(":")}`,
});
