/** A field of a protobuf message that is length-delimited: a text, bytes, or a message. */
export interface NestedField {
  readonly number: number;
  /** What it holds. */
  readonly body: Uint8Array;
  /** The same with its tag and length in front. */
  readonly whole: Uint8Array;
}

const WIRE_TYPE_NESTED = 2;
const FIXED_WIDTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };
const MAX_VARINT_BYTES = 10;

/**
 * Walks over the length-delimited fields of a message and passes over all others.
 *
 * @throws RangeError if the bytes are no protobuf message.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function* nestedFields(message: Uint8Array): Generator<NestedField, void> {
  let offset = 0;

  /** Exact up to 2^53: what is larger ends outside of the message anyway. */
  const varint = (): number => {
    let value = 0;
    for (let index = 0; index < MAX_VARINT_BYTES; index++) {
      const byte = message[offset++];
      if (byte === undefined) throw new RangeError("The message ends inside a number");
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return value;
    }
    throw new RangeError("A number is longer than ten bytes");
  };

  while (offset < message.length) {
    const start = offset;
    const tag = varint();
    const wireType = tag % 8;
    if (wireType === 0) {
      varint();
      continue;
    }
    const length = wireType === WIRE_TYPE_NESTED ? varint() : FIXED_WIDTHS[wireType];
    if (length === undefined) throw new RangeError(`A field has the wire type ${wireType}`);
    const bodyStart = offset;
    offset += length;
    if (offset > message.length) throw new RangeError("The message ends inside a field");
    if (wireType !== WIRE_TYPE_NESTED) continue;
    yield {
      number: Math.floor(tag / 8),
      body: message.subarray(bodyStart, offset),
      whole: message.subarray(start, offset),
    };
  }
}
