import process from "node:process";

/** One line that says what runs now, where somebody looks; it leaves nothing behind. */
export class ProgressLine {
  readonly #stream = process.stderr;

  show(text: string): void {
    if (this.#stream.isTTY) this.#stream.write(`\r\u001B[K${text}`);
  }

  clear(): void {
    this.show("");
  }
}
