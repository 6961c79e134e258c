import { varintSize } from "./wire.ts";

/** What comes in place of the bytes from `from` to `to`: a tag, a length and a content, or a length alone. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly tag?: number;
  readonly length: number;
  readonly content?: Uint8Array;
}

/** Changes of an encoded message, to be made all at once. */
export class MessageEdits {
  readonly #message: Uint8Array;
  readonly #edits: Edit[] = [];
  #growth = 0;

  constructor(message: Uint8Array) {
    this.#message = message;
  }

  get count(): number {
    return this.#edits.length;
  }

  /** By how many bytes all changes so far make the message longer. */
  get growth(): number {
    return this.#growth;
  }

  /** Puts another length-delimited field in place of the one from `from` to `to`. */
  replaceField(from: number, to: number, tag: number, content: Uint8Array): void {
    const { length } = content;
    this.#edits.push({ from, to, tag, length, content });
    this.#growth += 1 + varintSize(length) + length - (to - from);
  }

  /** Puts another length in place of the one from `from` to `to`, before the changes that follow the first `index`. */
  replaceLength(from: number, to: number, length: number, index: number): void {
    this.#edits.splice(index, 0, { from, to, length });
    this.#growth += varintSize(length) - (to - from);
  }

  /** The changed message, in memory of its own. */
  apply(): Uint8Array {
    const message = this.#message;
    const result = new Uint8Array(message.length + this.#growth);
    let position = 0;
    let kept = 0;
    for (const { from, to, tag, length, content } of this.#edits) {
      result.set(message.subarray(kept, from), position);
      position += from - kept;
      kept = to;
      if (tag !== undefined) result[position++] = tag;
      position = putVarint(result, position, length);
      if (content === undefined) continue;
      result.set(content, position);
      position += length;
    }
    result.set(message.subarray(kept), position);
    return result;
  }
}

const putVarint = (bytes: Uint8Array, position: number, value: number): number => {
  for (; value > 0x7f; value >>>= 7) bytes[position++] = (value & 0x7f) | 0x80;
  bytes[position++] = value;
  return position;
};
