/** Changes to a text, in order of place: everything else stays byte for byte. */
export class JsonEdits {
  readonly #parts: string[] = [];
  readonly #text: string;
  #done = 0;

  constructor(text: string) {
    this.#text = text;
  }

  replace(start: number, end: number, replacement: string): void {
    this.#parts.push(this.#text.slice(this.#done, start), replacement);
    this.#done = end;
  }

  /** The changed text, or the text itself if nothing was. */
  result(): string {
    if (this.#parts.length === 0) return this.#text;
    this.#parts.push(this.#text.slice(this.#done));
    return this.#parts.join("");
  }
}
