import type { ByteWriter } from "./byte-writer.ts";

/** The longest string that is worth remembering, in UTF-16 units. */
const MAX_LENGTH = 64;

/** A string field that is often the same as in the span before, such as a name: from the third time on it is one copy. */
export class RepeatedString {
  readonly #tag: number;
  #value: string | undefined;
  #field: Uint8Array | undefined;

  constructor(tag: number) {
    this.#tag = tag;
  }

  write(writer: ByteWriter, value: string): void {
    if (value !== this.#value) {
      this.#value = value.length <= MAX_LENGTH ? value : undefined;
      this.#field = undefined;
      writer.string(this.#tag, value);
      return;
    }
    if (this.#field === undefined) {
      const before = writer.length;
      writer.string(this.#tag, value);
      const { position } = writer;
      this.#field = new Uint8Array(writer.chunk.subarray(position - (writer.length - before), position));
      return;
    }
    writer.reserve(this.#field.length);
    writer.chunk.set(this.#field, writer.position);
    writer.position += this.#field.length;
  }
}
