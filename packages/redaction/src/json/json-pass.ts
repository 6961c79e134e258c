import type { Surface } from "../counts/surface.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { isTellingKey } from "../keys/is-telling-key.ts";
import {
  asSecret,
  flagsInside,
  flagsOf,
  flagsUnder,
  isHidden,
  isHiddenNumber,
  isSecret,
  namingSecret,
} from "../keys/value-flags.ts";
import type { Redaction } from "../redaction.ts";
import { isWithheld, type Match, NOTHING_FOUND } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { beginningLength } from "../text-redactor.ts";
import { replaceWhole } from "../value/replace-whole.ts";
import { mayHoldData } from "../value/found-in-data.ts";
import { foundByName } from "../value/found-by-name.ts";
import { UniqueKeys } from "../value/unique-keys.ts";
import { JsonEdits } from "./json-edits.ts";
import { findInNumber } from "../value/find-in-number.ts";
import { decodeBeginning, decodePart, decodeString, encodeString } from "./json-string.ts";
import { CLOSE, type JsonTokens, KEY, NUMBER, OPEN_ARRAY, OPEN_OBJECT, STRING } from "./json-tokens.ts";
import type { Effort } from "./effort.ts";
import type { JsonLimit } from "./limit-json.ts";
import { namesSecretMember, secretItems } from "./named-beside.ts";
import { OutOfTime } from "./out-of-time.ts";
import { shortenEncoded } from "./shorten-encoded.ts";
import { looksLikeJson } from "./tokenize-json.ts";

/** So many tokens are looked at between two looks at the clock. */
const TOKENS_PER_LOOK = 64;

/** What a pass over one JSON text works with. */
export interface JsonPassInput {
  readonly redaction: Redaction;
  readonly facts: KeyFacts;
  readonly surface: Surface;
  readonly scanner: Scanner;
  readonly text: string;
  readonly tokens: JsonTokens;
  readonly limit: JsonLimit;
  /** What was found in the text as it stands. */
  readonly matches: readonly Match[];
  readonly effort: Effort;
  /** Cleans a decoded string, of at most so many code points, which may be JSON itself. */
  readonly cleanString: (text: string, maxLength: number, found: readonly Match[]) => string;
}

/** One look at every token of a JSON text. It stays JSON of the same shape, but for what the limit leaves out. */
export class JsonPass {
  readonly #input: JsonPassInput;
  readonly #edits: JsonEdits;
  /** For each container that is open, what holds for its values. */
  readonly #open: number[] = [];
  /** For the same, whether it is an array. */
  readonly #isList: boolean[] = [];
  /** For the same, the token that opened it. */
  readonly #objectAt: number[] = [];
  /** So many tokens may be looked at for names that are taken. */
  #looks = MAX_LOOKS;
  /** Items of arrays that are secrets by what stands before them. */
  readonly #secretItems = new Set<number>();
  /** The names that keys got, per object in which one changed. */
  readonly #names = new Map<number, UniqueKeys>();
  #flags: number;
  #nextMatch = 0;

  constructor(input: JsonPassInput) {
    this.#input = input;
    this.#edits = new JsonEdits(input.text);
    this.#flags = flagsOf(input.facts);
    this.#open.push(this.#flags);
  }

  run(): string {
    const { tokens, limit, effort } = this.#input;
    let nextDrop = 0;
    for (let index = 0; index < tokens.count; index += 1) {
      if (index % TOKENS_PER_LOOK === 0) effort.checkTime();
      const drop = limit.dropped[nextDrop];
      if (drop !== undefined && tokens.start(index) >= drop.start) {
        if (tokens.start(index) < drop.end) continue;
        this.#edits.replace(drop.start, drop.end, "");
        nextDrop += 1;
      }
      this.#visit(index, tokens.kind(index));
    }
    const last = limit.dropped[nextDrop];
    if (last !== undefined) this.#edits.replace(last.start, last.end, "");
    return this.#edits.result();
  }

  #visit(index: number, kind: number): void {
    if (kind === KEY) return this.#visitKey(index);
    if (this.#secretItems.delete(index)) this.#flags = asSecret(this.#flags);
    if (kind === OPEN_ARRAY || kind === OPEN_OBJECT) {
      const isInList = this.#isList.at(-1) ?? false;
      this.#flags = flagsInside(this.#flags);
      this.#isList.push(kind === OPEN_ARRAY);
      this.#objectAt.push(index);
      if (kind === OPEN_ARRAY)
        for (const item of secretItems(this.#input, index, isInList)) this.#secretItems.add(item);
      else if (namesSecretMember(this.#input, index)) this.#flags = namingSecret(this.#flags);
      this.#open.push(this.#flags);
      return undefined;
    }
    if (kind === CLOSE) {
      this.#names.delete(this.#open.length);
      this.#open.pop();
      this.#isList.pop();
      this.#objectAt.pop();
    } else if (kind === STRING) this.#visitString(index);
    else if (kind === NUMBER) this.#visitNumber(index);
    // Behind a value what holds is what holds in its container.
    this.#flags = this.#open.at(-1) ?? 0;
    return undefined;
  }

  #visitKey(index: number): void {
    const { text, tokens, redaction } = this.#input;
    const start = tokens.start(index);
    const end = tokens.end(index);
    const raw = text.slice(start, end);
    const key = tokens.isEscaped(index) ? decodeString(raw) : raw;
    this.#flags = flagsUnder(this.#open.at(-1) ?? 0, key, redaction.keys);
    const touched = this.#touching(start, end);
    if (touched.length === 0 && !tokens.isEscaped(index) && raw.length < MIN_TEXT) return;
    const clean = redaction.texts.redact(key, this.#input.surface, UNLIMITED, this.#input.scanner);
    if (clean === key) return;
    let names = this.#names.get(this.#open.length);
    if (names === undefined) this.#names.set(this.#open.length, (names = this.#namesBeside(index)));
    this.#edits.replace(start, end, encodeString(names.take(clean)));
  }

  /** The keys of the object in which a key stands: what it becomes must be none of them. */
  #namesBeside(key: number): UniqueKeys {
    const { text, tokens } = this.#input;
    const names = new UniqueKeys();
    let depth = 0;
    for (let index = this.#objectAt.at(-1) ?? key; index < tokens.count && this.#looks > 0; index += 1) {
      this.#looks -= 1;
      const kind = tokens.kind(index);
      if (kind === KEY && depth === 1) names.take(text.slice(tokens.start(index), tokens.end(index)));
      else if (kind === OPEN_ARRAY || kind === OPEN_OBJECT) depth += 1;
      else if (kind === CLOSE && (depth -= 1) === 0) break;
    }
    return names;
  }

  #visitString(index: number): void {
    const { tokens, limit } = this.#input;
    const start = tokens.start(index);
    const end = tokens.end(index);
    if (start === end) return;
    if (isSecret(this.#flags)) this.#replaceWhole(start, end, "key");
    else if (isHidden(this.#flags, end - start)) this.#replaceWhole(start, end, "content");
    else if (
      tokens.isEscaped(index) ||
      (index > 0 && tokens.kind(index - 1) === KEY && tokens.isEscaped(index - 1)) ||
      end - start > limit.cap ||
      this.#touching(start, end).length > 0 ||
      mayHoldData(this.#input.text.slice(start, end))
    )
      this.#cleanString(index, start, end);
  }

  #replaceWhole(start: number, end: number, reason: "key" | "content"): void {
    const { text, limit, redaction, surface } = this.#input;
    const raw = text.slice(start, end);
    const shown = replaceWhole(redaction, raw, reason, surface, limit.cap);
    if (shown !== raw) this.#edits.replace(start, end, shown);
  }

  #cleanString(index: number, start: number, end: number): void {
    const { text, tokens, limit, cleanString, effort } = this.#input;
    const { cap } = limit;
    const isEscaped = tokens.isEscaped(index);
    const decoded = isEscaped ? this.#decode(start, end) : text.slice(start, end);
    const target = firstTarget(decoded, end - start, cap);
    const found = [...this.#foundWithin(index, start, end), ...this.#foundByName(index, isEscaped, decoded)];
    const clean = cleanString(decoded, target, found);
    if (clean === decoded && end - start <= cap) return;
    const encoded = clean === decoded ? text.slice(start, end) : encodeString(clean);
    const short = shortenEncoded(clean, encoded, cap, effort, (maxLength) =>
      cleanString(clean, maxLength, NOTHING_FOUND),
    );
    if (!text.startsWith(short, start) || short.length !== end - start) this.#edits.replace(start, end, short);
  }

  /** Decodes a string, or as much of it as can matter. What is JSON is looked at whole. */
  #decode(start: number, end: number): string {
    const { text, limit, scanner } = this.#input;
    const enough = beginningLength(limit.cap, scanner);
    if (end - start <= enough) return decodeString(text.slice(start, end));
    const decoded = decodeBeginning(text, start, end, enough);
    return looksLikeJson(decoded) ? decodeString(text.slice(start, end)) : decoded;
  }

  #visitNumber(index: number): void {
    const { text, tokens, redaction, surface } = this.#input;
    const start = tokens.start(index);
    const end = tokens.end(index);
    if (isSecret(this.#flags) || isHiddenNumber(this.#flags)) {
      if (end - start === 1 && text.startsWith("0", start)) return;
      redaction.record.replaced(isSecret(this.#flags) ? "key" : "content", surface);
      this.#edits.replace(start, end, "0");
      return;
    }
    const detector = findInNumber(redaction.texts, text.slice(start, end));
    if (detector === undefined) return;
    redaction.record.replaced(detector, surface);
    this.#edits.replace(start, end, "0");
  }

  /** What was found that has any of a part of the text. Parts are asked for in order. */
  #touching(start: number, end: number): readonly Match[] {
    const { matches } = this.#input;
    while ((matches[this.#nextMatch]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#nextMatch += 1;
    let after = this.#nextMatch;
    while ((matches[after]?.start ?? Number.POSITIVE_INFINITY) < end) after += 1;
    return after === this.#nextMatch ? NOTHING_FOUND : matches.slice(this.#nextMatch, after);
  }

  /** What is recognized by its name where escapes hide one of them from who looks at the text as it stands. */
  #foundByName(index: number, isEscaped: boolean, decoded: string): readonly Match[] {
    const { text, tokens, scanner } = this.#input;
    if (index === 0 || tokens.kind(index - 1) !== KEY || !(isEscaped || tokens.isEscaped(index - 1)))
      return NOTHING_FOUND;
    const key = decodeString(text.slice(tokens.start(index - 1), tokens.end(index - 1)));
    const found = foundByName(scanner, { key, isTelling: isTellingKey(key, scanner) }, decoded);
    if (isWithheld(found)) throw new OutOfTime();
    return found;
  }

  /** What was found within a string, by its places in the decoded text: the key before it may have been the reason. */
  #foundWithin(index: number, start: number, end: number): readonly Match[] {
    const { text, tokens } = this.#input;
    // What begins in the name of a value is about the value; what begins in another value is about nothing.
    const from = index > 0 && tokens.kind(index - 1) === KEY ? tokens.start(index - 1) : start;
    const within = this.#touching(start, end).filter((match) => match.start >= from && match.end <= end);
    let done = start;
    let length = 0;
    const skip = (to: number, swallow: boolean): number => {
      const part = decodePart(text, done, Math.max(done, to), swallow);
      done = part.end;
      length += part.text.length;
      return length;
    };
    return within.map((match) => ({
      detector: match.detector,
      start: skip(Math.max(start, match.start), false),
      end: skip(match.end, true),
    }));
  }
}

/** Of JSON that stands in a string, how long it may be by itself so that it fits when it is encoded, as a rule. */
const firstTarget = (decoded: string, encodedLength: number, cap: number): number => {
  if (encodedLength <= cap || !looksLikeJson(decoded)) return cap;
  const escapes = encodedLength - decoded.length;
  return Math.max(cap - escapes, Math.floor((cap * decoded.length) / encodedLength));
};

/** A key as long as that may be a text of its own, in which what follows it in JSON is not to be seen: UTF-16 units. */
const MIN_TEXT = 16;

const MAX_LOOKS = 1 << 20;

const UNLIMITED = Number.MAX_SAFE_INTEGER;
