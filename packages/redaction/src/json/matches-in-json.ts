import { type Match, NOTHING_FOUND } from "../scan/scan-outcome.ts";
import { decodePart } from "./json-string.ts";
import { type JsonTokens, KEY } from "./json-tokens.ts";

/** What was found in a JSON text as it stands, by its parts. They are asked for in order. */
export class MatchesInJson {
  readonly #text: string;
  readonly #tokens: JsonTokens;
  readonly #matches: readonly Match[];
  #next = 0;

  constructor(text: string, tokens: JsonTokens, matches: readonly Match[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#matches = matches;
  }

  /** What has any of a part of the text. */
  touching(start: number, end: number): readonly Match[] {
    const matches = this.#matches;
    while ((matches[this.#next]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#next += 1;
    let after = this.#next;
    while ((matches[after]?.start ?? Number.POSITIVE_INFINITY) < end) after += 1;
    return after === this.#next ? NOTHING_FOUND : matches.slice(this.#next, after);
  }

  /** What was found within a string, by its places in the decoded text: the key before it may have been the reason. */
  within(index: number): readonly Match[] {
    const tokens = this.#tokens;
    const start = tokens.start(index);
    const end = tokens.end(index);
    // What begins in the name of a value is about the value; what begins in another value is about nothing.
    const from = index > 0 && tokens.kind(index - 1) === KEY ? tokens.start(index - 1) : start;
    const within = this.touching(start, end).filter((match) => match.start >= from && match.end <= end);
    let done = start;
    let length = 0;
    const skip = (to: number, swallow: boolean): number => {
      const part = decodePart(this.#text, done, Math.max(done, to), swallow);
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
