const WIDTHS: readonly (number | undefined)[] = [undefined, 8, undefined, undefined, undefined, 4];

const MAX_VARINT_BYTES = 10;

/** Tags and lengths fit into 32 bits. */
const MAX_HEADER_BYTES = 5;

/** Of so many bytes, a varint is exact as a double. */
const MAX_EXACT_BYTES = 7;

/**
 * Steps over the fields of protobuf messages and reads the values that it is sent back to. It makes no objects but for
 * integers that no double holds.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export class WireReader {
  readonly bytes: Buffer;
  /** Behind the current field. */
  position = 0;
  /** Of the current field. */
  number = 0;
  wireType = 0;
  /** Where its value begins; it ends at `position`. */
  start = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * Goes to the next field of a message that ends at `end`.
   *
   * @throws RangeError if there is none.
   */
  next(end: number): void {
    const tag = this.#header(end);
    this.number = Math.floor(tag / 8);
    this.wireType = tag & 7;
    if (this.number === 0) throw new RangeError("A field has the number 0");
    if (this.wireType === 0) {
      this.start = this.position;
      this.#skipVarint(end);
      return;
    }
    const length = this.wireType === 2 ? this.#header(end) : WIDTHS[this.wireType];
    if (length === undefined) throw new RangeError(`A field has the wire type ${this.wireType}`);
    this.start = this.position;
    this.position += length;
    if (this.position > end) throw new RangeError("The message ends inside a field");
  }

  /** A varint as a 32-bit integer with a sign; higher bits are cut off. */
  int32(start: number): number {
    let value = 0;
    for (let shift = 0, at = start; shift < 32; shift += 7) {
      const byte = this.bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }

  /** A varint as a 64-bit integer with a sign. */
  int64(start: number, end: number): number | bigint {
    const exact = end - start <= MAX_EXACT_BYTES;
    let value = 0;
    for (let at = (exact ? end : start + MAX_EXACT_BYTES) - 1; at >= start; at--) {
      value = value * 0x80 + ((this.bytes[at] as number) & 0x7f);
    }
    if (exact) return value;
    let rest = 0n;
    for (let at = end - 1; at >= start + MAX_EXACT_BYTES; at--) {
      rest = (rest << 7n) | BigInt((this.bytes[at] as number) & 0x7f);
    }
    return BigInt.asIntN(64, (rest << BigInt(7 * MAX_EXACT_BYTES)) | BigInt(value));
  }

  fixed32(start: number): number {
    return this.#view.getUint32(start, true);
  }

  fixed64(start: number): bigint {
    return this.#view.getBigUint64(start, true);
  }

  double(start: number): number {
    return this.#view.getFloat64(start, true);
  }

  #header(end: number): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < MAX_HEADER_BYTES; i++) {
      if (this.position >= end) throw new RangeError("The message ends inside a number");
      const byte = this.bytes[this.position++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
    throw new RangeError(`A tag or a length is longer than ${MAX_HEADER_BYTES} bytes`);
  }

  #skipVarint(end: number): void {
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      if (this.position >= end) throw new RangeError("The message ends inside a number");
      if ((this.bytes[this.position++] as number) < 0x80) return;
    }
    throw new RangeError(`A number is longer than ${MAX_VARINT_BYTES} bytes`);
  }
}
