import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import type { Redaction } from "../redaction.ts";
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
  const unstable = (): string => asJson(redaction.texts.withholdFor("unstable", surface, maxLength), maxLength);
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const tokens = tokenizeJson(current);
    if (tokens === undefined) return pass === 0 ? undefined : unstable();
    const limit = limitJson(current, tokens, maxLength);
    const isCut = limit === undefined || Number.isFinite(limit.cap);
    if (isCut && !isCounted) redaction.record.cut(surface);
    isCounted ||= isCut;
    if (limit === undefined) return asJson("", maxLength);
    const outcome = scanKept(scanner, current, tokens, limit);
    if (isWithheld(outcome)) return asJson(redaction.texts.withhold(outcome, surface, maxLength), maxLength);
    const next = new JsonPass({
      redaction,
      ...json,
      text: current,
      tokens,
      limit,
      matches: outcome,
      cleanString: stringCleaner(redaction, json),
    }).run();
    if (next === current) return current;
    current = next;
  }
  return unstable();
};

/** Scans the text as it stands, names beside values; not the strings that are cut, which are looked at by themselves. */
const scanKept = (scanner: Scanner, text: string, tokens: JsonTokens, { cap, dropped }: JsonLimit): ScanOutcome => {
  if (!Number.isFinite(cap)) return scanner.scan(text);
  const matches: Match[] = [];
  let from = 0;
  let nextDrop = 0;
  const scanTo = (to: number, next: number): ScanOutcome => {
    const outcome = to > from ? scanner.scan(text, from, to) : [];
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
    else if (!isWithheld(outcome) && tokens.start(index) >= from && isLong(tokens, index, cap))
      outcome = scanTo(tokens.start(index), tokens.end(index));
    if (isWithheld(outcome)) return outcome;
  }
  return mergeMatches(matches);
};

const isLong = (tokens: JsonTokens, index: number, cap: number): boolean =>
  tokens.kind(index) === STRING && tokens.end(index) - tokens.start(index) > cap;

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
