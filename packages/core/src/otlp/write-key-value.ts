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

/** The longest key for which key, value and all headers of a short pair keep lengths of one byte. */
const SHORT_KEY = 100;

/** Five tags and four lengths. */
const HEADER_ROOM = 32;

/** Writes a `KeyValue` field whose value is a string: what most attributes are, hence in one go. */
export const writeStringPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: string): void => {
  if (value.length <= SHORT_STRING && key.length <= SHORT_KEY && writeShortPair(writer, tag, key, value)) return;
  writeLongPair(writer, tag, key, value);
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

/** The same where every length takes one byte; `false`, and nothing written, where one does not. */
const writeShortPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: string): boolean => {
  const keyLength = key.length;
  writer.reserve(value.length * 3 + keyLength + HEADER_ROOM);
  const chunk = writer.chunk;
  const start = writer.position;
  const text = start + keyLength + 8;
  const written = writer.putUtf8(value, text);
  const size = keyLength + written + 6;
  if (size > 0x7f) return false;
  chunk[start] = tag;
  chunk[start + 1] = size;
  chunk[start + 2] = KEY;
  chunk[start + 3] = keyLength;
  chunk.set(key, start + 4);
  chunk[text - 4] = VALUE;
  chunk[text - 3] = written + 2;
  chunk[text - 2] = STRING_VALUE;
  chunk[text - 1] = written;
  writer.position = text + written;
  return true;
};

/** Writes a `KeyValue` field whose value is a number. */
export const writeNumberPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: number): void => {
  if (key.length > SHORT_KEY) return writeLongKeyPair(writer, tag, key, () => putNumber(writer, value));
  const start = openShortPair(writer, tag, key);
  putNumber(writer, value);
  closeShortPair(writer, start, key);
};

/** Writes a `KeyValue` field whose value is a boolean. */
export const writeBooleanPair = (writer: ByteWriter, tag: number, key: Uint8Array, value: boolean): void => {
  if (key.length > SHORT_KEY) return writeLongKeyPair(writer, tag, key, () => putBoolean(writer, value));
  const start = openShortPair(writer, tag, key);
  putBoolean(writer, value);
  closeShortPair(writer, start, key);
};

const writeLongKeyPair = (writer: ByteWriter, tag: number, key: Uint8Array, putValue: () => void): void => {
  const pair = writer.open(tag);
  writer.bytes(KEY, key);
  const slot = writer.open(VALUE);
  writer.reserve(HEADER_ROOM);
  putValue();
  writer.close(slot);
  writer.close(pair);
};

const openShortPair = (writer: ByteWriter, tag: number, key: Uint8Array): number => {
  writer.reserve(key.length + HEADER_ROOM);
  const chunk = writer.chunk;
  const start = writer.position;
  chunk[start] = tag;
  chunk[start + 2] = KEY;
  chunk[start + 3] = key.length;
  chunk.set(key, start + 4);
  chunk[start + 4 + key.length] = VALUE;
  writer.position = start + 6 + key.length;
  return start;
};

const closeShortPair = (writer: ByteWriter, start: number, key: Uint8Array): void => {
  const valueSize = writer.position - start - 6 - key.length;
  writer.chunk[start + 5 + key.length] = valueSize;
  writer.chunk[start + 1] = key.length + 4 + valueSize;
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
