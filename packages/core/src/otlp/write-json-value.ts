import type { ByteReader } from "./byte-reader.ts";
import { MAX_DEPTH } from "./decode-any-value.ts";
import { DecodeError } from "./decode-error.ts";
import type { JsonWriter } from "./json-writer.ts";
import { type MapEntry, lastOfEachKey } from "./last-of-each-key.ts";

/** Fields of `KeyValue`, and of `ArrayValue` and `KeyValueList`. */
const KEY = 0x0a;
const VALUE = 0x12;
const ITEM = 0x0a;

/** Fields of `AnyValue`. */
const STRING = 0x0a;
const BOOLEAN = 0x10;
const INTEGER = 0x18;
const DOUBLE = 0x21;
const ARRAY = 0x2a;
const MAP = 0x32;
const BYTES = 0x3a;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** Where a value is read, and where its JSON goes. */
export interface Transcription {
  readonly reader: ByteReader;
  /** All that the reader reads, and the source of the writer. */
  readonly bytes: Uint8Array;
  readonly json: JsonWriter;
}

/** Whether a field of an `AnyValue` is a structure: an array, a map, bytes. */
export const isStructure = (tag: number): boolean => tag === ARRAY || tag === MAP || tag === BYTES;

/** Whether a field of an `AnyValue` is a value. The last one of these counts. */
export const isValue = (tag: number): boolean =>
  tag === STRING || tag === INTEGER || tag === BOOLEAN || tag === DOUBLE || isStructure(tag);

/**
 * Writes a field of an `AnyValue` as JSON, right from its bytes, as `JSON.stringify` would write the decoded value:
 * integers with all their digits, NaN and infinities as `null`, bytes as base64.
 *
 * @param depth how many values are around this one
 * @throws DecodeError when the bytes are no such field.
 */
export const writeJsonField = (to: Transcription, tag: number, depth: number = 0): void => {
  const { reader, json } = to;
  switch (tag) {
    case STRING: {
      const from = reader.content();
      json.string(from, reader.position);
      return;
    }
    case BOOLEAN:
      json.ascii(reader.varint() === 0 ? "false" : "true");
      return;
    case INTEGER:
      json.ascii(String(reader.int64()));
      return;
    case DOUBLE: {
      const value = reader.double();
      json.ascii(Number.isFinite(value) ? String(value) : "null");
      return;
    }
    case ARRAY:
      writeArray(to, depth + 1);
      return;
    case MAP:
      writeMap(to, depth + 1);
      return;
    default:
      json.character(QUOTE);
      json.ascii(reader.base64());
      json.character(QUOTE);
  }
};

const writeAnyValue = (to: Transcription, depth: number): void => {
  if (depth > MAX_DEPTH) throw new DecodeError(`values nested deeper than ${MAX_DEPTH}`);
  const { reader, json } = to;
  const start = json.length;
  const outer = reader.enter();
  while (reader.more) {
    const tag = reader.tag();
    if (isValue(tag)) {
      json.truncate(start);
      writeJsonField(to, tag, depth);
    } else reader.skip(tag);
  }
  reader.leave(outer);
  if (json.length === start) json.ascii("null");
};

const writeArray = (to: Transcription, depth: number): void => {
  const { reader, json } = to;
  const outer = reader.enter();
  json.character(OPEN_ARRAY);
  let isFirst = true;
  while (reader.more) {
    const tag = reader.tag();
    if (tag !== ITEM) {
      reader.skip(tag);
      continue;
    }
    if (!isFirst) json.character(COMMA);
    isFirst = false;
    writeAnyValue(to, depth);
  }
  json.character(CLOSE_ARRAY);
  reader.leave(outer);
};

const writeMap = (to: Transcription, depth: number): void => {
  const { reader, bytes, json } = to;
  const outer = reader.enter();
  json.character(OPEN_MAP);
  const entries = readEntries(reader);
  const end = reader.position;
  let isFirst = true;
  for (const { keyStart, keyEnd, value } of lastOfEachKey(bytes, entries)) {
    if (!isFirst) json.character(COMMA);
    isFirst = false;
    json.string(keyStart, keyEnd);
    json.character(COLON);
    if (value === undefined) {
      json.ascii("null");
      continue;
    }
    reader.seek(value);
    writeAnyValue(to, depth);
  }
  json.character(CLOSE_MAP);
  reader.seek(end);
  reader.leave(outer);
};

const readEntries = (reader: ByteReader): MapEntry[] => {
  const entries: MapEntry[] = [];
  while (reader.more) {
    const tag = reader.tag();
    if (tag === ITEM) entries.push(readEntry(reader));
    else reader.skip(tag);
  }
  return entries;
};

/** Finds key and value of a `KeyValue`, and passes over it. */
export const readEntry = (reader: ByteReader): MapEntry => {
  let keyStart = 0;
  let keyEnd = 0;
  let value: number | undefined;
  const outer = reader.enter();
  while (reader.more) {
    const tag = reader.tag();
    if (tag === KEY) {
      keyStart = reader.content();
      keyEnd = reader.position;
    } else if (tag === VALUE) {
      value = reader.position;
      reader.skip(tag);
    } else reader.skip(tag);
  }
  reader.leave(outer);
  return { keyStart, keyEnd, value };
};
