import { WireReader } from "./wire-reader.ts";

/** A field of a protobuf message that is length-delimited: a text, bytes, or a message. */
export interface NestedField {
  readonly number: number;
  /** What it holds. */
  readonly body: Uint8Array;
  /** The same with its tag and length in front. */
  readonly whole: Uint8Array;
}

const NESTED = 2;

/**
 * Walks over the length-delimited fields of a message and passes over all others.
 *
 * @throws RangeError if the bytes are no protobuf message.
 */
export function* nestedFields(message: Uint8Array): Generator<NestedField, void> {
  const reader = new WireReader(message);
  while (reader.position < message.length) {
    const from = reader.position;
    reader.next(message.length);
    if (reader.wireType !== NESTED) continue;
    const { number, start, position } = reader;
    yield { number, body: message.subarray(start, position), whole: message.subarray(from, position) };
  }
}
