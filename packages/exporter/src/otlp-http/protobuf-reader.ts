/** One field of a protobuf message: a varint, or the bytes of what is length-delimited. Fixed-width ones are skipped. */
export interface ProtobufField {
  readonly number: number;
  readonly value: bigint | Uint8Array;
}

const MAX_VARINT_BYTES = 10;

const FIXED_WIDTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * Walks over the fields of a message.
 *
 * @throws RangeError if the bytes are no protobuf message.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function* readFields(bytes: Uint8Array): Generator<ProtobufField, void> {
  let offset = 0;

  const varint = (): bigint => {
    let value = 0n;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = bytes[offset++];
      if (byte === undefined) throw new RangeError("The message ends inside a number");
      value |= BigInt(byte & 0x7f) << BigInt(7 * i);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError("A number is longer than ten bytes");
  };

  const take = (length: number): Uint8Array => {
    const end = offset + length;
    if (end > bytes.length) throw new RangeError("The message ends inside a field");
    const slice = bytes.subarray(offset, end);
    offset = end;
    return slice;
  };

  while (offset < bytes.length) {
    const tag = varint();
    const number = Number(tag >> 3n);
    const wireType = Number(tag & 7n);
    if (number === 0) throw new RangeError("A field has the number 0");
    if (wireType === 0) yield { number, value: varint() };
    else if (wireType === 2) yield { number, value: take(Number(varint())) };
    else {
      const width = FIXED_WIDTHS[wireType];
      if (width === undefined) throw new RangeError(`A field has the wire type ${wireType}`);
      take(width);
    }
  }
}
