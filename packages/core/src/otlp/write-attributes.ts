import type { Attributes } from "@opentelemetry/api";

import { type AttributeKey, type AttributeKeys, isWorthALook, remember } from "./attribute-keys.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { EncodeError } from "./encode-error.ts";
import { writeAnyValue } from "./write-any-value.ts";
import { writeBooleanPair, writeNumberPair, writeStringPair } from "./write-key-value.ts";

/**
 * Writes attributes as `KeyValue` fields. One that cannot be encoded, or whose getter throws, is left out, and never
 * takes the others with it.
 *
 * @returns how many attributes, and values inside attributes, were lost
 */
export const writeAttributes = (
  writer: ByteWriter,
  tag: number,
  attributes: Attributes | undefined,
  known: AttributeKeys,
): number => {
  if (attributes === undefined || attributes === null) return 0;
  const before = writer.length;
  try {
    if (hasOnlyOwnKeys(attributes)) return writeAll(writer, tag, attributes, known);
  } catch (error) {
    if (EncodeError.isInstance(error)) throw error;
    writer.truncate(before);
  }
  return writeEach(writer, tag, attributes, known);
};

/** So many broken attributes, and it is no use to look at more: all others are lost as well. */
const MAX_BROKEN = 1024;

/** An object without keys of its own: what it has is inherited. */
const NOTHING = {};

/** Whether `for … in` meets none but own keys: it is several times faster than a list of them. */
const hasOnlyOwnKeys = (attributes: Attributes): boolean => {
  const prototype: unknown = Object.getPrototypeOf(attributes);
  if (prototype === null) return true;
  if (prototype !== Object.prototype) return false;
  for (const _ in NOTHING) return false; // somebody extended it
  return true;
};

const writeAll = (writer: ByteWriter, tag: number, attributes: Attributes, known: AttributeKeys): number => {
  let lost = 0;
  let key: AttributeKey | undefined;
  for (const name in attributes) {
    key = known.after(key, name);
    lost += writeAttribute(writer, tag, key, attributes[name], known);
  }
  return lost;
};

/** The same, one attribute at a time: one that throws is taken back alone. */
const writeEach = (writer: ByteWriter, tag: number, attributes: Attributes, known: AttributeKeys): number => {
  let keys: string[];
  try {
    keys = Object.keys(attributes);
  } catch {
    return 1; // they cannot even be listed: a hostile proxy
  }
  let lost = 0;
  for (const [index, key] of keys.entries()) {
    if (lost > MAX_BROKEN) return lost + keys.length - index;
    const before = writer.length;
    try {
      lost += writeAttribute(writer, tag, known.get(key), attributes[key], known);
    } catch (error) {
      if (EncodeError.isInstance(error)) throw error;
      writer.truncate(before);
      lost++;
    }
  }
  return lost;
};

/** The longest string that is worth remembering, in UTF-16 units. */
const SHORT_VALUE = 32;

const writeAttribute = (
  writer: ByteWriter,
  tag: number,
  key: AttributeKey,
  value: unknown,
  known: AttributeKeys,
): number => {
  const looks = isWorthALook(key);
  if (looks && value === key.value && key.pair !== undefined) {
    writer.reserve(key.pair.length + 1);
    writer.chunk[writer.position++] = tag;
    writer.chunk.set(key.pair, writer.position);
    writer.position += key.pair.length;
    return 0;
  }
  const before = writer.length;
  if (typeof value === "string") {
    writeStringPair(writer, tag, key.bytes, value);
    if (value.length > SHORT_VALUE) return 0;
  } else if (typeof value === "number") {
    writeNumberPair(writer, tag, key.bytes, value);
  } else if (typeof value === "boolean") {
    writeBooleanPair(writer, tag, key.bytes, value);
  } else {
    return writeOtherPair(writer, tag, key.bytes, value, known);
  }
  if (looks) remember(key, value, writer.chunk, writer.position - (writer.length - before) + 1, writer.position);
  return 0;
};

const writeOtherPair = (
  writer: ByteWriter,
  tag: number,
  key: Uint8Array,
  value: unknown,
  known: AttributeKeys,
): number => {
  const before = writer.length;
  const pair = writer.open(tag);
  writer.bytes(0x0a, key);
  const slot = writer.open(0x12);
  const empty = writer.length;
  const lost = writeAnyValue(writer, value, known, undefined);
  if (lost > 0 && writer.length === empty) {
    writer.truncate(before);
    return 1;
  }
  writer.close(slot);
  writer.close(pair);
  return lost;
};
