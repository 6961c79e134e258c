import type { RedactionRecorder } from "../counts/redaction-recorder.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import type { Replacer } from "../replace/replacer.ts";
import type { Scanner } from "../scan/scanner.ts";
import type { Watch } from "../scan/watch.ts";
import { MAX_PASSES } from "../text-redactor.ts";
import { RedactionPass } from "./redaction-pass.ts";
import { StreamOpenness } from "./stream-openness.ts";

/** Single characters are gathered to so many before they are looked at, in UTF-16 units. */
const GATHERED = 32;

/** What a stream works with: it shares it with everything else that one redactor makes. */
export interface StreamParts {
  readonly scanner: Scanner;
  readonly replace: Replacer;
  readonly record: RedactionRecorder;
}

const opennessOf = new WeakMap<Scanner, StreamOpenness>();

const opennessFor = (scanner: Scanner): StreamOpenness => {
  const known = opennessOf.get(scanner) ?? new StreamOpenness(scanner);
  opennessOf.set(scanner, known);
  return known;
};

const endsInHalf = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
};

/**
 * Cleans text that arrives in pieces, such as a completion that is streamed. What `write` and `end` return is, together,
 * the clean text; a secret in it may straddle any number of pieces.
 *
 * Text is held back only while it may still become part of a finding. If a detector fails, or its time is gone, or a
 * candidate does not end, the rest is withheld: `[WITHHELD]` stands in its place.
 */
export class RedactionStream {
  readonly #record: RedactionRecorder;
  readonly #passes: readonly RedactionPass[];
  readonly #watch: Watch;
  /** The first half of a character whose second half has not come. */
  #half = "";
  #isOver = false;

  constructor({ scanner, replace, record }: StreamParts) {
    this.#record = record;
    this.#watch = scanner.watch;
    const parts = { scanner, replace, record, openness: opennessFor(scanner) };
    this.#passes = Array.from(
      { length: MAX_PASSES + 1 },
      (_, pass) => new RedactionPass(parts, pass === 0 ? GATHERED : 1),
    );
  }

  /** Takes a piece of the text, and returns what may be let out by now: often nothing, or some of earlier pieces. */
  write(chunk: string): string {
    if (this.#isOver || chunk === "") return "";
    const text = this.#half + chunk;
    this.#half = endsInHalf(text) ? text.slice(-1) : "";
    const whole = text.slice(0, text.length - this.#half.length);
    return whole === "" ? "" : this.#inTime(whole.toWellFormed(), false);
  }

  /** Returns the rest. What is written afterwards is ignored. */
  end(): string {
    if (this.#isOver) return "";
    const rest = this.#inTime(this.#half.toWellFormed(), true);
    this.#isOver = true;
    return rest;
  }

  /** All passes over one piece have the time of one value. */
  #inTime(text: string, isLast: boolean): string {
    this.#watch.enter();
    try {
      return this.#through(text, isLast);
    } finally {
      this.#watch.leave();
    }
  }

  #through(text: string, isLast: boolean): string {
    let current = text;
    for (const pass of this.#passes) {
      const out = current === "" ? "" : pass.push(current);
      const rest = isLast && typeof out === "string" ? pass.end() : "";
      if (typeof out !== "string") return this.#withhold(out.detector ?? out.withheld);
      if (typeof rest !== "string") return this.#withhold(rest.detector ?? rest.withheld);
      current = out + rest;
    }
    const unstable = this.#passes[MAX_PASSES]?.hasReplaced ?? false;
    return unstable ? this.#withhold("unstable") : current;
  }

  #withhold(reason: string): string {
    this.#isOver = true;
    this.#record.withheld(reason, "stream");
    return WITHHELD_LABEL;
  }
}
