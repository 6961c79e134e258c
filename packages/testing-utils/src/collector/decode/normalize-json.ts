import { MalformedRequestError } from "./malformed-request-error.ts";

type Read = (field: string, value: unknown) => unknown;

const refuse = (field: string, expected: string, value: unknown): never => {
  throw new MalformedRequestError(`${field}: expected ${expected}, got ${JSON.stringify(value)}`);
};

const readId: Read = (field, value) => {
  if (typeof value === "string" && value.length % 2 === 0 && /^[0-9a-fA-F]*$/u.test(value))
    return Buffer.from(value, "hex");
  return refuse(field, "hexadecimal digits", value);
};

/** Of both alphabets, padded or not. A test for what does not belong needs no memory, however long the text is. */
const isBase64 = (text: string): boolean => {
  const digits = text.replace(/={1,2}$/u, "");
  return digits.length % 4 !== 1 && !/[^\w+/-]/u.test(digits);
};

const readBytes: Read = (field, value) =>
  typeof value === "string" && isBase64(value) ? Buffer.from(value, "base64") : refuse(field, "base64", value);

const LONG_BITS = 64;

const longReader = (unsigned: boolean): Read => {
  const fits = (exact: bigint): boolean =>
    (unsigned ? BigInt.asUintN(LONG_BITS, exact) : BigInt.asIntN(LONG_BITS, exact)) === exact;
  return (field, value) => {
    const isDecimal =
      typeof value === "string"
        ? /^-?\d{1,20}$/u.test(value)
        : typeof value === "number" && Number.isSafeInteger(value);
    const exact = isDecimal ? BigInt(value as string | number) : null;
    if (exact === null || !fits(exact)) return refuse(field, "a decimal integer of 64 bits", value);
    return { low: Number(BigInt.asIntN(32, exact)), high: Number(BigInt.asIntN(32, exact >> 32n)), unsigned };
  };
};

const readUnsignedLong = longReader(true);
const readLong = longReader(false);

const DECIMAL = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/** JSON has no way to write the first three; protobuf's mapping spells them out, and allows strings of digits. */
const readDouble: Read = (_, value) => {
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  return typeof value === "string" && DECIMAL.test(value) ? Number(value) : value;
};

const readInteger: Read = (_, value) => (typeof value === "string" && /^-?\d+$/u.test(value) ? Number(value) : value);

const FIELDS: readonly (readonly [Read, readonly string[]])[] = [
  [readId, ["traceId", "spanId", "parentSpanId"]],
  [readBytes, ["bytesValue"]],
  [readUnsignedLong, ["startTimeUnixNano", "endTimeUnixNano", "timeUnixNano", "observedTimeUnixNano"]],
  [readUnsignedLong, ["count", "zeroCount", "bucketCounts"]],
  [readLong, ["intValue", "asInt"]],
  [
    readDouble,
    ["doubleValue", "asDouble", "sum", "min", "max", "zeroThreshold", "quantile", "value", "explicitBounds"],
  ],
  [readInteger, ["droppedAttributesCount", "droppedEventsCount", "droppedLinksCount", "flags"]],
  [readInteger, ["severityNumber", "scale", "offset"]],
];

/** A field of one name has one type in all messages, but for those that are messages elsewhere. */
const readers: ReadonlyMap<string, Read> = new Map(
  FIELDS.flatMap(([read, fields]) => fields.map((field) => [field, read])),
);

/** The sum of a metric is a message, that of a data point a number; so with the values of attributes and quantiles. */
const MESSAGES_ELSEWHERE: ReadonlySet<string> = new Set(["sum", "value"]);

const LISTS: ReadonlySet<string> = new Set(["bucketCounts", "explicitBounds"]);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const normalizeField = (field: string, value: unknown): unknown => {
  const read = readers.get(field);
  if (read === undefined || value === null) return normalizeJson(value);
  if (LISTS.has(field) && Array.isArray(value)) return value.map((item) => read(field, item));
  return isObject(value) && MESSAGES_ELSEWHERE.has(field) ? normalizeJson(value) : read(field, value);
};

/**
 * Turns OTLP's JSON into what the generated code checks and reads: ids are hexadecimal (not base64, as protobuf's own
 * mapping has it), 64-bit integers are decimal strings or numbers.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding and https://protobuf.dev/programming-guides/json/
 */
export const normalizeJson = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normalizeJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, normalizeField(field, inner)]));
};
