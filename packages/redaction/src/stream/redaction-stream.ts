import { WITHHELD_LABEL } from "../replace/labels.ts";
import { HeldText } from "./held-text.ts";
import { type PlainParts, PlainStream } from "./plain-stream.ts";

/** What a stream works with: it shares it with everything else that one redactor makes. */
export interface StreamParts extends PlainParts {
  /** Cleans what is there as a whole. */
  readonly clean: (text: string) => string;
}

const endsInHalf = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
};

/**
 * Cleans text that arrives in pieces, such as a completion that is streamed. What `write` and `end` return is, together,
 * the clean text; a secret in it may straddle any number of pieces.
 *
 * JSON comes out document by document, since it has to stay JSON of the same shape. Other text is held back only while it
 * may still become part of a finding. If a detector fails, or its time is gone, or what is held back has no end, the rest
 * is withheld: `[WITHHELD]` stands in its place.
 */
export class RedactionStream {
  readonly #parts: StreamParts;
  /** Plain text is read, once it has turned out to be nothing else. */
  #reader: HeldText | PlainStream;
  /** The first half of a character whose second half has not come. */
  #half = "";
  #isOver = false;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.#reader = new HeldText(parts.clean);
  }

  /** Takes a piece of the text, and returns what may be let out by now: often nothing, or some of earlier pieces. */
  write(chunk: string): string {
    if (this.#isOver || chunk === "") return "";
    const text = this.#half + chunk;
    this.#half = endsInHalf(text) ? text.slice(-1) : "";
    const whole = text.slice(0, text.length - this.#half.length);
    return whole === "" ? "" : this.#read(whole.toWellFormed(), false);
  }

  /** Returns the rest. What is written afterwards is ignored. */
  end(): string {
    if (this.#isOver) return "";
    const rest = this.#read(this.#half.toWellFormed(), true);
    this.#isOver = true;
    return rest;
  }

  #read(text: string, isLast: boolean): string {
    const reader = this.#reader;
    return reader instanceof PlainStream ? this.#readPlain(reader, text, isLast) : this.#hold(reader, text, isLast);
  }

  /** What is cleaned as a whole is a value by itself, with the time of one. */
  #hold(held: HeldText, text: string, isLast: boolean): string {
    const clean = held.push(text);
    if (held.rest !== undefined) {
      const plain = new PlainStream(this.#parts, held.kind);
      this.#reader = plain;
      return clean + this.#readPlain(plain, held.rest, isLast);
    }
    if (isLast) return clean + held.end();
    return held.length > this.#parts.scanner.budget.maxLength ? clean + this.#withhold("too_long") : clean;
  }

  /** All passes over one piece have the time of one value. */
  #readPlain(plain: PlainStream, text: string, isLast: boolean): string {
    const { watch } = this.#parts.scanner;
    watch.enter();
    try {
      const clean = plain.push(text, isLast);
      if (typeof clean !== "string") return this.#withhold(clean.detector ?? clean.withheld);
      return plain.isUnstable ? this.#withhold("unstable") : clean;
    } finally {
      watch.leave();
    }
  }

  #withhold(reason: string): string {
    this.#isOver = true;
    this.#parts.record.withheld(reason, "stream");
    return WITHHELD_LABEL;
  }
}
