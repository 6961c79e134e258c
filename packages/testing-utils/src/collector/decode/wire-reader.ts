import { MalformedRequestError } from "./malformed-request-error.ts";

/** How many bytes a field takes: until one is below 128, 8, as many as its length says, or 4. */
export type WireType = "varint" | "fixed64" | "run" | "fixed32";

/** By their numbers. The groups of protobuf 1 (3 and 4) stand in no message of OTLP. */
const WIRE_TYPES: readonly (WireType | undefined)[] = ["varint", "fixed64", "run", undefined, undefined, "fixed32"];

const VARINT_BYTES = 10;
const MAX_FIELD_NUMBER = 2 ** 29 - 1;

/** Steps through the fields of a message. Every method throws a {@link MalformedRequestError} beyond the end. */
export class WireReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  varint(): number {
    const limit = Math.min(this.#position + VARINT_BYTES, this.#bytes.length);
    let value = 0;
    for (let factor = 1; this.#position < limit; factor *= 128) {
      const byte = this.#bytes[this.#position++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new MalformedRequestError(`A varint does not end at byte ${limit}`);
  }

  tag(): { readonly number: number; readonly type: WireType } {
    const tag = this.varint();
    const number = Math.floor(tag / 8);
    const type = WIRE_TYPES[tag % 8];
    if (number === 0 || number > MAX_FIELD_NUMBER || type === undefined)
      throw new MalformedRequestError(`No field has the tag ${tag}`);
    return { number, type };
  }

  /** Goes past a value; its bytes if it is a run of them. */
  value(type: WireType): Buffer | null {
    if (type === "run") return this.#take(this.varint());
    if (type === "varint") this.varint();
    else this.#take(type === "fixed64" ? 8 : 4);
    return null;
  }

  #take(length: number): Buffer {
    const end = this.#position + length;
    if (end > this.#bytes.length)
      throw new MalformedRequestError(`Expected ${length} bytes more, got ${this.#bytes.length - this.#position}`);
    const taken = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return taken;
  }
}
