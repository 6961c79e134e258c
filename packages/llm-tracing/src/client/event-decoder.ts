/** A line is complete with what ends it; a carriage return at the end of the text may be half of that. */
const LINE_END = /\r\n|\n|\r(?!$)/;

/** Takes the data of server-sent events out of the bytes that they come in. @see https://html.spec.whatwg.org/#parsing-an-event-stream */
export class EventDecoder {
  readonly #decoder = new TextDecoder();
  #rest = "";
  /** Whether what rests ends in a carriage return. */
  #returned = false;
  #event = "";
  #data: string[] = [];

  /** The data of the events that these bytes complete, but for those that only keep the connection alive. */
  push(bytes: Uint8Array): readonly string[] {
    const text = this.#decoder.decode(bytes, { stream: true });
    // Of a long line, what has come before is neither searched nor copied again.
    if (!this.#returned && !/[\r\n]/.test(text)) {
      this.#rest += text;
      return [];
    }
    const lines = (this.#rest + text).split(LINE_END);
    this.#rest = lines.pop() ?? "";
    this.#returned = this.#rest.endsWith("\r");
    return lines.flatMap((line) => this.#take(line));
  }

  #take(line: string): readonly string[] {
    if (line === "") return this.#complete();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    else if (field === "data") this.#data.push(value);
    return [];
  }

  #complete(): readonly string[] {
    const data = this.#data.length > 0 && this.#event !== "ping" ? [this.#data.join("\n")] : [];
    this.#event = "";
    this.#data = [];
    return data;
  }
}
