import { FIXED32, FIXED64, LENGTH_DELIMITED, VARINT } from "./wire.ts";
import { DecodeError } from "./decode-error.ts";

/** Reads Protocol Buffers fields one behind the other. What is cut off or wrong throws a {@link DecodeError}. */
export class ByteReader {
  readonly #bytes: Buffer;
  #position: number;
  #end: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#position = 0;
    this.#end = bytes.length;
  }

  /** Whether there is another field before the end of the message. */
  get more(): boolean {
    return this.#position < this.#end;
  }

  /** Where the next field begins. */
  get position(): number {
    return this.#position;
  }

  /** Goes to a place within the message that is being read. */
  seek(position: number): void {
    this.#position = position;
  }

  /** Passes over the content of a length-delimited field, up to `position`; gives where it begins. */
  content(): number {
    return this.#take(this.varint());
  }

  /** Goes into a nested message; hand what it returns to `leave`, at its end. */
  enter(): number {
    const length = this.varint();
    const outer = this.#end;
    const end = this.#position + length;
    if (!(end <= outer)) throw new DecodeError("a message longer than the one around it");
    this.#end = end;
    return outer;
  }

  leave(outer: number): void {
    this.#end = outer;
  }

  /** A tag: field number and wire type. */
  tag(): number {
    return this.varint();
  }

  /** A varint as a number; exact up to 2^53. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.#next();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
    throw new DecodeError("a varint longer than 10 bytes");
  }

  /** A signed 64-bit varint: a number where it is exact, a bigint beyond. */
  int64(): number | bigint {
    const start = this.#position;
    const small = this.varint();
    if (small <= Number.MAX_SAFE_INTEGER) return small; // no need of a bigint
    this.#position = start;
    let bits = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#next();
      bits |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) {
        const value = BigInt.asIntN(64, bits);
        const number = Number(value);
        return Number.isSafeInteger(number) ? number : value;
      }
    }
    throw new DecodeError("a varint longer than 10 bytes");
  }

  fixed32(): number {
    return this.#bytes.readUInt32LE(this.#take(4));
  }

  /** A fixed64 as its low and high half. */
  fixed64(): { low: number; high: number } {
    const at = this.#take(8);
    return { low: this.#bytes.readUInt32LE(at), high: this.#bytes.readUInt32LE(at + 4) };
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#take(8));
  }

  string(): string {
    const length = this.varint();
    const at = this.#take(length);
    return this.#bytes.toString("utf8", at, at + length);
  }

  /** Bytes as lower-case hexadecimal digits. */
  hex(): string {
    const length = this.varint();
    const at = this.#take(length);
    return this.#bytes.toString("hex", at, at + length);
  }

  base64(): string {
    const length = this.varint();
    const at = this.#take(length);
    return this.#bytes.toString("base64", at, at + length);
  }

  /** A copy of a bytes field. */
  bytes(): Uint8Array {
    const length = this.varint();
    const at = this.#take(length);
    return new Uint8Array(this.#bytes.subarray(at, at + length));
  }

  /** Reads a nested message with `read`, which is called once per field, with its tag. */
  message(read: (tag: number) => void): void {
    const outer = this.enter();
    while (this.more) read(this.tag());
    this.leave(outer);
  }

  /** Passes over a field of a later version of the protocol. */
  skip(tag: number): void {
    switch (tag & 7) {
      case VARINT:
        this.varint();
        return;
      case FIXED64:
        this.#take(8);
        return;
      case LENGTH_DELIMITED:
        this.#take(this.varint());
        return;
      case FIXED32:
        this.#take(4);
        return;
      default:
        throw new DecodeError(`wire type ${tag & 7}`);
    }
  }

  #next(): number {
    return this.#bytes[this.#take(1)] as number;
  }

  #take(length: number): number {
    const at = this.#position;
    if (!(at + length <= this.#end)) throw new DecodeError("a field cut off");
    this.#position = at + length;
    return at;
  }
}
