import type { Surface } from "../counts/surface.ts";
import type { TextRange } from "../detector/detector.ts";
import type { KeyFacts } from "../keys/key-facts.ts";
import { flagsOf, flagsUnder, isHidden, isHiddenNumber, isSecret } from "../keys/value-flags.ts";
import type { Redaction } from "../redaction.ts";
import { type Match, NOTHING_FOUND } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import { findInNumber } from "../value/find-in-number.ts";
import { mayHoldData } from "../value/found-in-data.ts";
import { replaceWhole } from "../value/replace-whole.ts";
import { cleanJsonString } from "./clean-json-string.ts";
import type { Effort } from "./effort.ts";
import { JsonEdits } from "./json-edits.ts";
import { decodeString, encodeString } from "./json-string.ts";
import { CLOSE, type JsonTokens, KEY, LITERAL, NUMBER, STRING } from "./json-tokens.ts";
import { KeyNames } from "./key-names.ts";
import type { JsonLimit } from "./limit-json.ts";
import { MatchesInJson } from "./matches-in-json.ts";
import { OpenContainers } from "./open-containers.ts";

/** So many tokens are looked at between two looks at the clock. */
const TOKENS_PER_LOOK = 64;

/** A key as long as that may be a text of its own, in which what follows it in JSON is not to be seen: UTF-16 units. */
const MIN_TEXT = 16;

const UNLIMITED = Number.MAX_SAFE_INTEGER;

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
  /** Strings that stay as they are unless something is found in the text as it stands; more of them are added. */
  readonly clean: Set<number>;
  /** Cleans a decoded string, of at most so many code points, which may be JSON itself. */
  readonly cleanString: (text: string, maxLength: number, found: readonly Match[]) => string;
}

/** One look at every token of a JSON text. It stays JSON of the same shape, but for what the limit leaves out. */
export class JsonPass {
  readonly #input: JsonPassInput;
  readonly #edits: JsonEdits;
  readonly #open: OpenContainers;
  readonly #names: KeyNames;
  readonly #found: MatchesInJson;
  /** Keys in which nothing was found: an array of objects has the same ones all the time. */
  readonly #cleanKeys = new Set<string>();

  constructor(input: JsonPassInput) {
    const { text, tokens, matches, facts } = input;
    this.#input = input;
    this.#edits = new JsonEdits(text);
    this.#open = new OpenContainers(input, flagsOf(facts));
    this.#names = new KeyNames(text, tokens);
    this.#found = new MatchesInJson(text, tokens, matches);
  }

  /** Where in the result replacements stand. */
  get places(): readonly TextRange[] {
    return this.#edits.places;
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
    if (kind === KEY) this.#visitKey(index);
    else if (kind === STRING) this.#visitString(index, this.#open.flagsOf(index));
    else if (kind === NUMBER) this.#visitNumber(index, this.#open.flagsOf(index));
    else if (kind === LITERAL) this.#open.flagsOf(index);
    else if (kind === CLOSE) {
      this.#names.leave(this.#open.depth);
      this.#open.leave();
    } else this.#open.enter(index, kind);
  }

  #visitKey(index: number): void {
    const { text, tokens, redaction, surface, scanner } = this.#input;
    const start = tokens.start(index);
    const end = tokens.end(index);
    const raw = text.slice(start, end);
    const isEscaped = tokens.isEscaped(index);
    const key = isEscaped ? decodeString(raw) : raw;
    this.#open.expect(flagsUnder(this.#open.inherited, key, redaction.keys));
    if (!isEscaped && raw.length < MIN_TEXT && this.#found.touching(start, end).length === 0) return;
    if (this.#cleanKeys.has(key)) return;
    const clean = redaction.texts.redact(key, surface, UNLIMITED, scanner);
    if (clean === key) this.#cleanKeys.add(key);
    else this.#edits.replace(start, end, encodeString(this.#names.take(clean, this.#open)));
  }

  #visitString(index: number, flags: number): void {
    const { text, tokens, limit, clean } = this.#input;
    const start = tokens.start(index);
    const end = tokens.end(index);
    if (start === end) return;
    const isAfterEscapes = index > 0 && tokens.kind(index - 1) === KEY && tokens.isEscaped(index - 1);
    if (isSecret(flags)) this.#replaceWhole(start, end, "key");
    else if (isHidden(flags, end - start)) this.#replaceWhole(start, end, "content");
    else if (isAfterEscapes || end - start > limit.cap || this.#found.touching(start, end).length > 0)
      this.#replace(start, end, cleanJsonString(this.#input, index, this.#found.within(index)));
    else if (!clean.has(index) && (tokens.isEscaped(index) || mayHoldData(text.slice(start, end)))) {
      const replacement = cleanJsonString(this.#input, index, NOTHING_FOUND);
      if (replacement === undefined) clean.add(index);
      else this.#replace(start, end, replacement);
    }
  }

  #visitNumber(index: number, flags: number): void {
    const { text, tokens, redaction, surface } = this.#input;
    const start = tokens.start(index);
    const end = tokens.end(index);
    const byKey = isSecret(flags) ? "key" : isHiddenNumber(flags) ? "content" : undefined;
    if (byKey !== undefined && end - start === 1 && text.startsWith("0", start)) return;
    const reason = byKey ?? findInNumber(redaction.texts, text.slice(start, end));
    if (reason === undefined) return;
    redaction.record.replaced(reason, surface);
    this.#edits.replace(start, end, "0");
  }

  #replaceWhole(start: number, end: number, reason: "key" | "content"): void {
    const { text, limit, redaction, surface } = this.#input;
    this.#replace(start, end, replaceWhole(redaction, text.slice(start, end), reason, surface, limit.cap));
  }

  #replace(start: number, end: number, replacement: string | undefined): void {
    if (replacement === undefined) return;
    const isSame = replacement.length === end - start && this.#input.text.startsWith(replacement, start);
    if (!isSame) this.#edits.replace(start, end, replacement);
  }
}
