import type { TextRange } from "../detector/detector.ts";

/** Changes to a text, in order of place: everything else stays byte for byte. */
export class JsonEdits {
  /** Where in the changed text replacements stand. */
  readonly places: TextRange[] = [];
  readonly #parts: string[] = [];
  readonly #text: string;
  #done = 0;
  #length = 0;

  constructor(text: string) {
    this.#text = text;
  }

  replace(start: number, end: number, replacement: string): void {
    this.#parts.push(this.#text.slice(this.#done, start), replacement);
    const from = this.#length + start - this.#done;
    this.#length = from + replacement.length;
    this.places.push({ start: from, end: this.#length });
    this.#done = end;
  }

  /** The changed text, or the text itself if nothing was. */
  result(): string {
    if (this.#parts.length === 0) return this.#text;
    this.#parts.push(this.#text.slice(this.#done));
    return this.#parts.join("");
  }
}
