import { WireReader } from "./wire-reader.ts";

/** One field of a protobuf message: an integer with a sign, rounded where a double cannot hold it, or the bytes of what is length-delimited. */
export interface ProtobufField {
  readonly number: number;
  readonly value: number | Uint8Array;
}

const VARINT = 0;
const NESTED = 2;

/**
 * Walks over the fields of a message; those of a fixed width are passed over.
 *
 * @throws RangeError if the bytes are no protobuf message.
 */
export function* readFields(bytes: Uint8Array): Generator<ProtobufField, void> {
  const reader = new WireReader(bytes);
  while (reader.position < bytes.length) {
    reader.next(bytes.length);
    const { number, wireType, start, position } = reader;
    if (wireType === VARINT) yield { number, value: Number(reader.int64(start, position)) };
    else if (wireType === NESTED) yield { number, value: bytes.subarray(start, position) };
  }
}
