import type { TextRange } from "../detector/detector.ts";
import { hasEscapes, unescape, unescapeJson } from "../escapes/unescape.ts";
import { beginsAsData, findByKey, findInParameters } from "../json/find-by-key.ts";
import { BY_KEY } from "../keys/by-key.ts";
import type { KeyTable } from "../keys/key-table.ts";
import type { Redaction } from "../redaction.ts";
import { isWithheld, type Match, NOTHING_FOUND, type ScanOutcome } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { beginningLength } from "../text-redactor.ts";
import { findInCommandLine } from "./find-in-command-line.ts";

/** An escape is so many times as long as what it means. */
const LONGEST_ESCAPE = 6;

/** How far detectors look is found out only if it matters. */
const enoughFor = (maxLength: number, scanner: Scanner): number =>
  beginningLength(maxLength, scanner) + LONGEST_ESCAPE * scanner.reachAfter;

const isOneWord = (text: string): boolean => text.includes("=") && !/\s/.test(text);

/** Whether anything can be found in a text only if it is read as data. */
export const mayHoldData = (text: string): boolean => beginsAsData(text) || isOneWord(text) || hasEscapes(text);

const findNamed = (text: string, isOneWord: boolean, key: string, keys: KeyTable): readonly TextRange[] => {
  if (commandKeys.has(key)) return findInCommandLine(text, keys);
  return isOneWord ? findInParameters(text, keys) : findByKey(text, keys);
};

const commandKeys: ReadonlySet<string> = /* @__PURE__ */ new Set(["process.command_line", "process.command"]);

/** JSON within JSON is looked into so deep where it is cut off. */
const MAX_LEVELS = 3;

/** What is found where what stands in quotes is read as it is meant. */
const foundInStrings = (scanner: Scanner, text: string): ScanOutcome => {
  const found: Match[] = [];
  let originalOf = (place: number): number => place;
  let current = text;
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    const unescaped = unescapeJson(current);
    if (unescaped === undefined) break;
    const outer = originalOf;
    originalOf = (place) => outer(unescaped.originalOf(place));
    current = unescaped.text;
    const outcome = scanner.scan(current);
    if (isWithheld(outcome)) return outcome;
    for (const { detector, start, end } of outcome)
      found.push({ detector, start: originalOf(start), end: originalOf(end) });
  }
  return found;
};

/**
 * What is found in a text that is no JSON only if it is read as data: behind its escapes, and by the keys of what begins
 * as JSON does.
 */
export const foundInData = (
  { keys }: Redaction,
  scanner: Scanner,
  text: string,
  maxLength: number,
  key: string = "",
): ScanOutcome => {
  if (!mayHoldData(text) && !commandKeys.has(key)) return NOTHING_FOUND;
  const seen = text.length > maxLength ? text.slice(0, enoughFor(maxLength, scanner)) : text;
  const unescaped = unescape(seen);
  const meant = unescaped?.text ?? seen;
  const outcome = unescaped === undefined ? NOTHING_FOUND : scanner.scan(meant);
  if (isWithheld(outcome)) return outcome;
  const inStrings = beginsAsData(seen) ? foundInStrings(scanner, seen) : NOTHING_FOUND;
  if (isWithheld(inStrings)) return inStrings;
  const byKey = findNamed(meant, isOneWord(seen), key, keys);
  if (outcome.length === 0 && byKey.length === 0) return inStrings;
  const found: Match[] = [...outcome, ...byKey.map((range) => ({ ...range, detector: BY_KEY }))];
  if (unescaped === undefined) return [...found, ...inStrings];
  const mapped = found.map(({ detector, start, end }) => ({
    detector,
    start: unescaped.originalOf(start),
    end: unescaped.originalOf(end),
  }));
  return [...mapped, ...inStrings];
};
