import { hasEscapes } from "../escapes/unescape.ts";
import { endOfCodePoints } from "../limit/cut-text.ts";
import type { Redaction } from "../redaction.ts";
import { isWithheld, type Match, NOTHING_FOUND, type ScanOutcome } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { beginsAsMarkup } from "./find-in-markup.ts";
import { findNamed, isOneWord, mayHaveNames } from "./find-named.ts";
import { readingsOf } from "./readings-of.ts";

/** An escape is so many times as long as what it means. */
const LONGEST_ESCAPE = 6;

/** As much of a text as can matter: what begins before the cut may end behind it, in escapes all of it. */
const beginning = (text: string, maxLength: number, scanner: Scanner): string =>
  // How far detectors look is found out only if it matters.
  text.length > maxLength
    ? text.slice(0, endOfCodePoints(text, maxLength) + LONGEST_ESCAPE * scanner.reachAfter)
    : text;

/** Whether anything can be found in a text only if it is read as data. */
export const mayHoldData = (text: string): boolean => mayHaveNames(text) || hasEscapes(text);

const commandKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(["process.command_line", "process.command"]);

/**
 * What is found in a text that is no JSON only if it is read as data: behind its escapes, and by the names of its values.
 */
export const foundInData = (
  { keys }: Redaction,
  scanner: Scanner,
  text: string,
  maxLength: number,
  key: string = "",
): ScanOutcome => {
  const isCommand = commandKeys.has(key);
  if (!isCommand && !mayHoldData(text)) return NOTHING_FOUND;
  const seen = beginning(text, maxLength, scanner);
  const form = { isCommand, isOneWord: isOneWord(seen) };
  const isMarkup = beginsAsMarkup(seen);
  const found: Match[] = [...findNamed(seen, form, keys)];
  for (const { text: meant, originalOf, changed } of readingsOf(seen, form.isOneWord)) {
    const outcome = scanner.scan(meant, 0, meant.length, changed);
    if (isWithheld(outcome)) return outcome;
    // What is escaped in markup is text.
    for (const { detector, start, end } of isMarkup ? outcome : [...outcome, ...findNamed(meant, form, keys)])
      found.push({ detector, start: originalOf(start), end: originalOf(end) });
  }
  return found.length === 0 ? NOTHING_FOUND : found;
};
