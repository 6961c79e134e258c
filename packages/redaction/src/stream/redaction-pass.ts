import type { RedactionRecorder } from "../counts/redaction-recorder.ts";
import type { Replacer } from "../replace/replacer.ts";
import { LOOK_BEHIND, MAX_LEAD } from "../scan/run-start.ts";
import type { Match, Withheld } from "../scan/scan-outcome.ts";
import type { Scanner } from "../scan/scanner.ts";
import type { Sighting } from "./scan-open-text.ts";
import { settle } from "./settle.ts";

/** Held back at least, before text that runs on and on is taken for what cannot be cleaned, in UTF-16 units. */
const MIN_MAX_HELD = 65_536;

/** What a pass works with. */
export interface PassParts {
  readonly scanner: Scanner;
  /** Looks at a text from a place on, of which more may come. */
  readonly look: (text: string, from: number, isLast: boolean) => Sighting | Withheld;
  readonly replace: Replacer;
  readonly record: RedactionRecorder;
}

/** One look over text that arrives in pieces: what goes out together is what one replacement in the whole had made. */
export class RedactionPass {
  readonly #parts: PassParts;
  readonly #minimum: number;
  readonly #context: number;
  readonly #maxHeld: number;
  /** What has come, without most of what went out: that is only looked back at. */
  #text = "";
  /** Up to here it went out. */
  #done = 0;
  /** Not looked at yet. */
  #pending = "";
  #isLate = false;
  /** Whether something was replaced. */
  hasReplaced = false;

  /** @param minimum how much has to come, in UTF-16 units, before it is looked at. */
  constructor(parts: PassParts, minimum: number) {
    const { reachBefore, reachAfter } = parts.scanner;
    this.#parts = parts;
    this.#minimum = minimum;
    this.#context = reachBefore + MAX_LEAD + LOOK_BEHIND;
    this.#maxHeld = Math.max(MIN_MAX_HELD, 4 * (reachBefore + reachAfter));
  }

  /** What may go out now that this has come. */
  push(chunk: string): string | Withheld {
    this.#pending += chunk;
    // What is held is looked at again each time: so much has to come that this is no more than twice the work.
    const held = this.#text.length - this.#done;
    if (this.#pending.length < Math.max(this.#minimum, held >> 1)) return "";
    const out = this.#advance(false);
    if (typeof out === "string") this.#isLate = false;
    else if (out.withheld === "time_budget" && !this.#isLate) {
      // The process may have been busy with something else: with what comes next there is time again, once.
      this.#isLate = true;
      return "";
    }
    return out;
  }

  /** The rest. */
  end(): string | Withheld {
    return this.#advance(true);
  }

  #advance(isLast: boolean): string | Withheld {
    this.#text += this.#pending;
    this.#pending = "";
    const sighting = this.#parts.look(this.#text, this.#done, isLast);
    if ("withheld" in sighting) return sighting;
    const { matches, settled } = settle(sighting);
    if (this.#text.length - settled > this.#maxHeld) return { withheld: "too_long" };
    const out = this.#replaced(matches, settled);
    this.#done = settled;
    this.#forget();
    return out;
  }

  #replaced(matches: readonly Match[], settled: number): string {
    const { replace, record } = this.#parts;
    const parts: string[] = [];
    for (const match of matches) {
      const { start, end, detector } = match;
      const replacement = replace(this.#text, match);
      if (this.#text.slice(start, end) !== replacement) {
        this.hasReplaced = true;
        record.replaced(detector.name, "stream");
      }
      parts.push(this.#text.slice(this.#done, start), replacement);
      this.#done = end;
    }
    parts.push(this.#text.slice(this.#done, settled));
    return parts.join("");
  }

  #forget(): void {
    if (this.#done <= 2 * this.#context) return;
    this.#text = this.#text.slice(this.#done - this.#context);
    this.#done = this.#context;
  }
}
