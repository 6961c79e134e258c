import type { ResolvedRedactorOptions } from "../redactor-options.ts";
import { BY_KEY } from "../keys/by-key.ts";
import type { Match } from "../scan/scan-outcome.ts";
import { KEYED_HASH, keyedHash } from "./keyed-hash.ts";
import { CONTENT_LABEL, KEY_LABEL, WITHHELD_LABEL } from "./labels.ts";
import { isMasked, mask } from "./mask.ts";
import type { Replacer } from "./replacer.ts";

const NO_KEY = new Uint8Array();

const OPENING = 91;

/** Where a bracket opens, looking back no further than to one place: all of the text before each match takes too long. */
const openingBefore = (text: string, at: number, first: number): number | undefined => {
  for (let place = at; place >= first && place >= 0; place -= 1) if (text.charCodeAt(place) === OPENING) return place;
  return undefined;
};

/** Says whether a match lies within what already stands in place of something, so that it stays. */
const standInFinder = ({
  detectors,
  modeOf,
}: ResolvedRedactorOptions): ((text: string, start: number, end: number) => boolean) => {
  const labels = new Set([KEY_LABEL, WITHHELD_LABEL, CONTENT_LABEL, ...detectors.map(({ label }) => `[${label}]`)]);
  const longest = Math.max(...Array.from(labels, (label) => label.length)) + LONGEST_HASH;
  const hashed = detectors.some((detector) => modeOf(detector) === "hmac");
  const standIn = new RegExp(`(\\[[A-Z0-9_]{1,200})${hashed ? `(?::${KEYED_HASH})?` : ""}\\]`, "y");
  return (text, start, end) => {
    const opening = openingBefore(text, start, end - longest);
    if (opening === undefined) return false;
    standIn.lastIndex = opening;
    const label = standIn.exec(text)?.[1];
    return label !== undefined && standIn.lastIndex >= end && labels.has(`${label}]`);
  };
};

/** Whether a value is a number as it stands in JSON, which has to stay one. */
const isBareNumber = (text: string, start: number, value: string): boolean =>
  /^-?\d[\d.eE+-]*$/.test(value) && /[:\s]/.test(text.charAt(start - 1));

/** The colon and sixteen digits. */
const LONGEST_HASH = 17;

/** Says what stands in place of what was found. What it says, it leaves as it is when it comes again. */
export const createReplacer = (options: ResolvedRedactorOptions): Replacer => {
  const { modeOf, hmacKey = NO_KEY } = options;
  const isStandIn = standInFinder(options);
  return (text: string, { start, end, detector: { definition, label } }: Match): string => {
    const value = text.slice(start, end);
    if (isStandIn(text, start, end)) return value;
    if (definition === BY_KEY.definition) return isBareNumber(text, start, value) ? "0" : KEY_LABEL;
    switch (modeOf(definition)) {
      case "label":
        return `[${label}]`;
      case "mask":
        return isMasked(value) ? value : mask(value);
      case "hmac":
        return `[${label}:${keyedHash(value, hmacKey)}]`;
      default:
        return "";
    }
  };
};
