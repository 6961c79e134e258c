import { runOf } from "../../src/scan/run-start.ts";
import type { Detector, TextRange } from "../../src/detector/detector.ts";

/** As an e-mail address: from a run before the keyword to a run behind it. */
const around = (text: string, { start, end }: TextRange): TextRange | undefined => {
  const before = /[xy.]{1,20}$/.exec(text.slice(Math.max(0, start - 20), start));
  const behind = /^[a-z]{1,10}\.[a-z]{2,4}(?![a-z])/.exec(text.slice(end, end + 20));
  if (before === null || behind === null) return undefined;
  return { start: start - before[0].length, end: end + behind[0].length };
};

/** Fourteen digits, in groups or not. */
const digits = (text: string, { start }: TextRange): TextRange | undefined => {
  const match = /^\d(?:[ -]?\d){13}(?!\d)/.exec(text.slice(start, start + 29));
  return match === null ? undefined : { start, end: start + match[0].length };
};

/** One of each kind that there is, short enough for random texts to have some of each. */
export const kinds: readonly Detector[] = [
  { name: "prefixed", label: "PREFIXED", keywords: ["sk-"], expression: /sk-[A-Za-z0-9]{4,12}/ },
  { name: "fixed", label: "FIXED", keywords: ["fx_", "fy_"], expression: /f[xy]_[a-z]{6}(?![A-Za-z0-9])/ },
  { name: "alternatives", label: "ALT", keywords: ["alt"], expression: /alt(?:er)?(?:[ab]{2,5}c|[ab]{1,9}d\b|e{2}$)/i },
  {
    name: "looks-ahead",
    label: "AHEAD",
    keywords: ["la."],
    expression: /la\.(?=[a-z]{0,6}\d)[a-z0-9]{2,9}?(?!\.[a-z]{3}\b)/,
  },
  { name: "in-word", label: "IN_WORD", keywords: ["zz"], inWord: true, expression: /zz{1,3}y{1,3}/ },
  { name: "named", label: "NAMED", keywords: ["adobe"], at: "value", expression: /[a-f0-9]{6,8}(?![a-f0-9])/ },
  {
    name: "part",
    label: "PART",
    keywords: ["://"],
    at: "run",
    lead: /[v-x]/,
    expression: /[v-x]{2,8}:\/\/[a-z]{1,6}:(?<secret>[^@ ]{1,8})@/d,
  },
  { name: "around", label: "AROUND", keywords: ["@"], find: around, maxLength: 20, earliest: runOf(/[xy.]/) },
  {
    name: "digits",
    label: "DIGITS",
    keywords: [],
    digits: true,
    find: digits,
    maxLength: 30,
    earliest: runOf(/[\d -]/),
  },
  {
    name: "checked",
    label: "CHECKED",
    keywords: ["ck:"],
    expression: /ck:[0-9]{2,6}/,
    validate: (text) => text.endsWith("7"),
  },
];
