import type { ByteWriter } from "./byte-writer.ts";
import { varintSize } from "./wire.ts";

/** Fields of `KeyValue` and of `AnyValue`. */
const KEY = 0x0a;
const VALUE = 0x12;
const STRING_VALUE = 0x0a;
const BOOL_VALUE = 0x10;
const INT_VALUE = 0x18;
const DOUBLE_VALUE = 0x21;

/** Up to this many UTF-16 units the UTF-8 of a string is shorter than 128 bytes, and its length one byte. */
const SHORT_STRING = 42;

/** Five tags and four lengths. */
const HEADER_ROOM = 32;

/** The longest key for which key, value and all headers of a short pair keep lengths of one byte. */
export const SHORT_KEY = 100;

/** What stands before the key in the head of a short pair: two tags and two lengths. */
export const BEFORE_KEY = 4;

/** The most that a message or a key of one length byte may have. */
const MAX_SHORT = 0x7f;

/** The most bytes that a short pair takes, with its tag and its size. */
export const SHORT_PAIR: number = MAX_SHORT + 2;

/** The room that the value of a short pair may need, and its headers. */
export const SHORT_VALUE_ROOM: number = 3 * SHORT_STRING + HEADER_ROOM;

/** What a short pair may have as its value. */
export type ShortValue = string | number | boolean;

/** Whether a value may be short: of a string beyond ASCII, the bytes decide. */
export const isShortValue = (value: unknown): value is ShortValue =>
  typeof value === "string" ? value.length <= SHORT_STRING : typeof value === "number" || typeof value === "boolean";

/** Writes a `KeyValue` field whose value is a string: what most attributes are, hence in one go. */
export const writeStringPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: string): void => {
  if (value.length > SHORT_STRING || !writeShortPair(writer, tag, key, value)) writeLongPair(writer, tag, key, value);
};

/**
 * Writes a `KeyValue` field in which every length takes one byte.
 *
 * @returns `false`, and nothing is written, where one of them does not
 */
export const writeShortPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: ShortValue): boolean => {
  const keyLength = key.length;
  if (keyLength > SHORT_KEY) return false;
  writer.reserve(keyLength + BEFORE_KEY);
  const { chunk, position } = writer;
  chunk[position] = tag;
  chunk[position + 2] = KEY;
  chunk[position + 3] = keyLength;
  chunk.set(key, position + BEFORE_KEY);
  writer.position = position + BEFORE_KEY + keyLength;
  if (endShortPair(writer, keyLength, value)) return true;
  writer.position -= BEFORE_KEY + keyLength;
  return false;
};

/** The head of a short pair, as it stands in front of the value; its size is still to be said. */
export const shortHead = (tag: number, key: Uint8Array): Uint8Array => Uint8Array.of(tag, 0, KEY, key.length, ...key);

/**
 * Writes the value behind the head of a short pair - tag, room for the size, key - and the size.
 *
 * @returns `false`, and no value is written, where the pair is too long for it
 */
export const endShortPair = (writer: ByteWriter, keyLength: number, value: ShortValue): boolean => {
  writer.reserve(SHORT_VALUE_ROOM);
  const { chunk, position } = writer;
  if (typeof value === "string") {
    const written = writer.putUtf8(value, position + 4);
    if (keyLength + written + 6 > MAX_SHORT) return false;
    chunk[position + 1] = written + 2;
    chunk[position + 2] = STRING_VALUE;
    chunk[position + 3] = written;
    writer.position = position + 4 + written;
  } else {
    writer.position = position + 2;
    if (typeof value === "number") putNumber(writer, value);
    else putBoolean(writer, value);
    chunk[position + 1] = writer.position - position - 2;
  }
  chunk[position] = VALUE;
  chunk[position - keyLength - 3] = keyLength + 2 + writer.position - position;
  return true;
};

const writeLongPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: string): void => {
  const keySize = 1 + varintSize(key.length) + key.length;
  const guessed = headerSize(keySize, value.length);
  const written = writer.putBehind(guessed, value, key.length + HEADER_ROOM);
  const header = headerSize(keySize, written);
  if (header !== guessed) writer.shift(writer.position + guessed, header - guessed, written);

  const anyValueSize = 1 + varintSize(written) + written;
  writer.chunk[writer.position++] = tag;
  writer.putVarint(keySize + 1 + varintSize(anyValueSize) + anyValueSize);
  putKey(writer, key);
  writer.chunk[writer.position++] = VALUE;
  writer.putVarint(anyValueSize);
  writer.chunk[writer.position++] = STRING_VALUE;
  writer.putVarint(written);
  writer.position += written;
};

/** A whole number as `int_value`, any other as `double_value`, where room was made before. */
export const putNumber = (writer: ByteWriter, value: number): void => {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    writer.chunk[writer.position++] = DOUBLE_VALUE;
    writer.putDouble(value);
    return;
  }
  writer.chunk[writer.position++] = INT_VALUE;
  if (value >= 0) writer.putVarint(value);
  else writer.putVarint64(value >>> 0, Math.floor(value / 0x1_0000_0000) >>> 0);
};

export const putBoolean = (writer: ByteWriter, value: boolean): void => {
  writer.chunk[writer.position++] = BOOL_VALUE;
  writer.chunk[writer.position++] = value ? 1 : 0;
};

const putKey = (writer: ByteWriter, key: Uint8Array): void => {
  writer.chunk[writer.position++] = KEY;
  writer.putVarint(key.length);
  writer.chunk.set(key, writer.position);
  writer.position += key.length;
};

const headerSize = (keySize: number, written: number): number => {
  const anyValueSize = 1 + varintSize(written) + written;
  const pairSize = keySize + 1 + varintSize(anyValueSize) + anyValueSize;
  return 1 + varintSize(pairSize) + pairSize - written;
};
