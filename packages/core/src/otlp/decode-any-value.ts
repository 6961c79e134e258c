import type { ByteReader } from "./byte-reader.ts";
import { DecodeError } from "./decode-error.ts";

/** The encoder writes 64 levels; more than that is not ours, and must not exhaust the stack. */
export const MAX_DEPTH = 128;

/** Sets a key as an own property, `__proto__` included, so that no attribute can reach the prototype. */
const define = (target: Record<string, unknown>, key: string, value: unknown): void => {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
};

/** Reads a `KeyValue` message into a record. */
export const readKeyValue = (reader: ByteReader, target: Record<string, unknown>, depth: number = 0): void => {
  let key = "";
  let value: unknown = null;
  reader.message((tag) => {
    if (tag === 0x0a) key = reader.string();
    else if (tag === 0x12) value = readAnyValue(reader, depth);
    else reader.skip(tag);
  });
  define(target, key, value);
};

const readAnyValue = (reader: ByteReader, depth: number): unknown => {
  if (depth > MAX_DEPTH) throw new DecodeError(`values nested deeper than ${MAX_DEPTH}`);
  let value: unknown = null;
  reader.message((tag) => {
    switch (tag) {
      case 0x0a:
        value = reader.string();
        return;
      case 0x10:
        value = reader.varint() !== 0;
        return;
      case 0x18:
        value = reader.int64();
        return;
      case 0x21:
        value = reader.double();
        return;
      case 0x2a:
        value = readArray(reader, depth + 1);
        return;
      case 0x32:
        value = readMap(reader, depth + 1);
        return;
      case 0x3a:
        value = reader.bytes();
        return;
      default:
        reader.skip(tag);
    }
  });
  return value;
};

const readArray = (reader: ByteReader, depth: number): unknown[] => {
  const values: unknown[] = [];
  reader.message((tag) => {
    if (tag === 0x0a) values.push(readAnyValue(reader, depth));
    else reader.skip(tag);
  });
  return values;
};

const readMap = (reader: ByteReader, depth: number): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  reader.message((tag) => {
    if (tag === 0x0a) readKeyValue(reader, values, depth);
    else reader.skip(tag);
  });
  return values;
};
