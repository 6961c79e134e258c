import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
import { ChangedPlaces } from "../scan/changed-places.ts";
import { mergeMatches } from "../scan/merge-matches.ts";
import { isWithheld, type Match, type ScanOutcome } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { MAX_PASSES } from "../text-redactor.ts";
import { foundInData } from "../value/found-in-data.ts";
import { asJson } from "./as-json.ts";
import type { Effort } from "./effort.ts";
import { JsonPass } from "./json-pass.ts";
import { type JsonTokens, STRING } from "./json-tokens.ts";
import { type JsonLimit, limitJson } from "./limit-json.ts";
import { looksLikeJson, tokenizeJson } from "./tokenize-json.ts";

/** JSON in strings of JSON is looked at so deep: each level doubles the escapes. */
const MAX_DEPTH = 8;

/** To leave out a shorter string takes longer than to scan it as it stands, in UTF-16 units. */
const SHORT = 256;

/** What is cleaned, and what is known of it. */
export interface JsonText {
  readonly facts: KeyFacts;
  readonly surface: Surface;
  readonly scanner: Scanner;
  /** Code points that the result may have. */
  readonly maxLength: number;
  /** How many strings of JSON it stands in. */
  readonly depth: number;
  /** What is left for bringing strings of JSON within JSON to their limits. */
  readonly effort: Effort;
}

/**
 * Cleans a JSON text in place: what is not replaced stays byte for byte, and what is stays a value of its type.
 *
 * @returns `undefined` if it is no JSON.
 * @throws OutOfTime
 */
export const redactJson = (redaction: Redaction, text: string, json: JsonText): string | undefined => {
  if (!looksLikeJson(text)) return undefined;
  const { surface, maxLength } = json;
  const withheld = (reason: string): string =>
    asJson(redaction.texts.withholdFor(reason, surface, maxLength), maxLength);
  if (text.length > redaction.options.maxScanLength) return withheld("too_long");
  try {
    return untilStable(redaction, text, json);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return withheld("too_many");
  }
};

const untilStable = (redaction: Redaction, text: string, json: JsonText): string | undefined => {
  const { surface, maxLength, scanner, depth } = json;
  let current = text;
  let isCounted = depth > 0;
  let clean = new Set<number>();
  let changed: ChangedPlaces | undefined;
  const unstable = (): string => asJson(redaction.texts.withholdFor("unstable", surface, maxLength), maxLength);
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const tokens = tokenizeJson(current);
    if (tokens === undefined) return pass === 0 ? undefined : unstable();
    const limit = limitJson(current, tokens, maxLength);
    const isCut = limit === undefined || Number.isFinite(limit.cap);
    if (isCut && !isCounted) redaction.record.cut(surface);
    isCounted ||= isCut;
    if (limit === undefined) return asJson("", maxLength);
    const outcome = scanKept(scanner, current, tokens, limit, changed);
    if (isWithheld(outcome)) return asJson(redaction.texts.withhold(outcome, surface, maxLength), maxLength);
    const jsonPass = new JsonPass({
      redaction,
      ...json,
      text: current,
      tokens,
      limit,
      matches: outcome,
      clean,
      cleanString: stringCleaner(redaction, json),
    });
    const next = jsonPass.run();
    if (next === current) return current;
    current = next;
    // What was looked through as a whole is so again where it was changed; tokens stay in their places if none is left out.
    changed = isCut ? undefined : new ChangedPlaces(jsonPass.places);
    if (limit.dropped.length > 0) clean = new Set();
  }
  return unstable();
};

/**
 * Scans the text as it stands, names beside values; not the strings that are cut or have escapes, which are looked at by
 * themselves, as what they mean.
 */
const scanKept = (
  scanner: Scanner,
  text: string,
  tokens: JsonTokens,
  { cap, dropped }: JsonLimit,
  changed: ChangedPlaces | undefined,
): ScanOutcome => {
  const matches: Match[] = [];
  let from = 0;
  let nextDrop = 0;
  const scanTo = (to: number, next: number): ScanOutcome => {
    const outcome = to > from ? scanner.scan(text, from, to, changed) : [];
    if (!isWithheld(outcome)) for (const match of outcome) matches.push(match);
    from = next;
    return outcome;
  };
  for (let index = 0; index <= tokens.count; index += 1) {
    const drop = dropped[nextDrop];
    const isLast = index === tokens.count;
    let outcome: ScanOutcome = [];
    if (drop !== undefined && (isLast || tokens.start(index) >= drop.start)) {
      nextDrop += 1;
      outcome = scanTo(drop.start, drop.end);
    }
    if (!isWithheld(outcome) && isLast) outcome = scanTo(text.length, text.length);
    else if (!isWithheld(outcome) && tokens.start(index) >= from && isByItself(tokens, index, cap))
      outcome = scanTo(tokens.start(index), tokens.end(index));
    if (isWithheld(outcome)) return outcome;
  }
  return mergeMatches(matches);
};

const isByItself = (tokens: JsonTokens, index: number, cap: number): boolean => {
  const length = tokens.end(index) - tokens.start(index);
  return (length > cap || (length > SHORT && tokens.isEscaped(index))) && tokens.kind(index) === STRING;
};

const stringCleaner =
  (redaction: Redaction, { facts, surface, scanner, depth, effort }: JsonText) =>
  (text: string, maxLength: number, found: readonly Match[]): string => {
    effort.checkTime();
    if (depth < MAX_DEPTH) {
      // What is looked into here is not switched off: else it would have been replaced as a whole.
      const plain = facts.isSwitchedOff ? { ...facts, isSwitchedOff: false } : facts;
      const within = { facts: plain, surface, scanner, maxLength, depth: depth + 1, effort };
      const nested = redactJson(redaction, text, within);
      if (nested !== undefined) return nested;
    }
    const inData = foundInData(redaction, scanner, text, maxLength);
    if (isWithheld(inData)) return redaction.texts.withhold(inData, surface, maxLength);
    return redaction.texts.redact(text, surface, maxLength, scanner, true, [...found, ...inData]);
  };
