import type { AttributeKeys } from "./attribute-keys.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { putBoolean, putNumber, writeStringPair } from "./write-key-value.ts";

/** How deep values may nest. @see https://opentelemetry.io/docs/specs/otel/common/#attribute-limits */
const MAX_DEPTH = 64;

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** The values around a value. */
interface Ancestor {
  readonly value: object;
  readonly depth: number;
  readonly above: Ancestor | undefined;
}

/**
 * Writes the content of an OTLP `AnyValue`, as attribute values may be: strings, booleans, numbers, bytes, arrays and
 * maps of these, `null`. What cannot be told in it - functions, symbols, integers beyond 64 bits, a value that holds
 * itself, nesting deeper than 64 - stays empty.
 *
 * @returns how many values were left empty
 */
export const writeAnyValue = (
  writer: ByteWriter,
  value: unknown,
  known: AttributeKeys,
  above: Ancestor | undefined,
): number => {
  switch (typeof value) {
    case "string":
      writer.string(0x0a, value);
      return 0;
    case "boolean":
      writer.reserve(2);
      putBoolean(writer, value);
      return 0;
    case "number":
      writer.reserve(11);
      putNumber(writer, value);
      return 0;
    case "bigint":
      return writeBigInt(writer, value);
    case "object":
      return value === null ? 0 : writeObject(writer, value, known, above);
    case "undefined":
      return 0;
    default:
      return 1;
  }
};

const writeBigInt = (writer: ByteWriter, value: bigint): number => {
  if (value < MIN_INT64 || value > MAX_INT64) return 1;
  const bits = BigInt.asUintN(64, value);
  writer.reserve(11);
  writer.chunk[writer.position++] = 0x18;
  writer.putVarint64(Number(bits & 0xffff_ffffn), Number(bits >> 32n));
  return 0;
};

const writeObject = (writer: ByteWriter, value: object, known: AttributeKeys, above: Ancestor | undefined): number => {
  const depth = above === undefined ? 1 : above.depth + 1;
  if (depth > MAX_DEPTH || holdsItself(value, above)) return 1;
  const here = { value, depth, above };
  if (Array.isArray(value)) return writeArray(writer, value, known, here);
  if (value instanceof Uint8Array) {
    writer.bytes(0x3a, value);
    return 0;
  }
  if (value instanceof Date) {
    writer.string(0x0a, Date.prototype.toISOString.call(value));
    return 0;
  }
  if (value instanceof DataView) return 1;
  if (ArrayBuffer.isView(value)) return writeArray(writer, value as unknown as ArrayLike<unknown>, known, here);
  const before = writer.length;
  const lost = writeMap(writer, value as Record<string, unknown>, known, here);
  if (lost > 0 || writer.length > before + EMPTY_MAP_BYTES || isPlain(value)) return lost;
  writer.truncate(before); // a map, a set, an error, …: what it holds, it does not show
  return 1;
};

const EMPTY_MAP_BYTES = 2;

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const holdsItself = (value: object, above: Ancestor | undefined): boolean => {
  for (let ancestor = above; ancestor !== undefined; ancestor = ancestor.above) {
    if (ancestor.value === value) return true;
  }
  return false;
};

const writeArray = (writer: ByteWriter, values: ArrayLike<unknown>, known: AttributeKeys, here: Ancestor): number => {
  let lost = 0;
  const array = writer.open(0x2a);
  for (let index = 0; index < values.length; index++) {
    const item = writer.open(0x0a);
    lost += writeAnyValue(writer, values[index], known, here);
    writer.close(item);
  }
  writer.close(array);
  return lost;
};

const writeMap = (
  writer: ByteWriter,
  values: Record<string, unknown>,
  known: AttributeKeys,
  here: Ancestor,
): number => {
  let lost = 0;
  const list = writer.open(0x32);
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (typeof value === "string") {
      writeStringPair(writer, 0x0a, known.bytes(key), value);
      continue;
    }
    const pair = writer.open(0x0a);
    writer.bytes(0x0a, known.bytes(key));
    const slot = writer.open(0x12);
    lost += writeAnyValue(writer, value, known, here);
    writer.close(slot);
    writer.close(pair);
  }
  writer.close(list);
  return lost;
};
