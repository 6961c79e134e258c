import type { AttributeKeys } from "./attribute-keys.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { writeAnyValue } from "./write-any-value.ts";
import { isShortValue, writeShortPair, writeStringPair } from "./write-key-value.ts";

/**
 * Writes an attribute as a `KeyValue` field.
 *
 * @returns how many values were lost: the attribute itself, which is then left out, or values inside it
 */
export const writeAttribute = (
  writer: ByteWriter,
  tag: number,
  key: Uint8Array,
  value: unknown,
  keys: AttributeKeys,
): number => {
  if (typeof value === "string") {
    writeStringPair(writer, tag, key, value);
    return 0;
  }
  if (isShortValue(value) && writeShortPair(writer, tag, key, value)) return 0;
  const before = writer.length;
  const pair = writer.open(tag);
  writer.bytes(0x0a, key);
  const slot = writer.open(0x12);
  const empty = writer.length;
  const lost = writeAnyValue(writer, value, keys, undefined);
  if (lost > 0 && writer.length === empty) {
    writer.truncate(before);
    return 1;
  }
  writer.close(slot);
  writer.close(pair);
  return lost;
};
