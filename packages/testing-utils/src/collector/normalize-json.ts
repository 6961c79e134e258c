import { MalformedRequestError } from "./malformed-request-error.ts";

const ID_FIELDS: ReadonlySet<string> = new Set(["traceId", "spanId", "parentSpanId"]);
const LONG_FIELDS: ReadonlySet<string> = new Set(["startTimeUnixNano", "endTimeUnixNano", "timeUnixNano", "intValue"]);

const idBytes = (field: string, value: string): Uint8Array => {
  if (value.length % 2 === 0 && /^[0-9a-fA-F]*$/u.test(value)) return Buffer.from(value, "hex");
  throw new MalformedRequestError(`${field}: expected hexadecimal digits, got ${JSON.stringify(value)}`);
};

const longOf = (field: string, value: string | number): { low: number; high: number; unsigned: boolean } => {
  const isDecimal = typeof value === "string" ? /^-?\d{1,20}$/u.test(value) : Number.isSafeInteger(value);
  if (!isDecimal) throw new MalformedRequestError(`${field}: expected a decimal integer, got ${JSON.stringify(value)}`);
  const exact = BigInt(value);
  return {
    low: Number(BigInt.asIntN(32, exact)),
    high: Number(BigInt.asIntN(32, exact >> 32n)),
    unsigned: field !== "intValue",
  };
};

const normalizeField = (field: string, value: unknown): unknown => {
  if (typeof value === "string" && ID_FIELDS.has(field)) return idBytes(field, value);
  if ((typeof value === "string" || typeof value === "number") && LONG_FIELDS.has(field)) return longOf(field, value);
  // JSON has no way to write these three numbers; protobuf's mapping spells them out.
  if (field === "doubleValue" && (value === "NaN" || value === "Infinity" || value === "-Infinity"))
    return Number(value);
  return normalizeJson(value);
};

/**
 * Turns OTLP's JSON into what the generated code checks and reads: ids are hexadecimal (not base64, as protobuf's own
 * mapping has it), 64-bit integers are decimal strings.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const normalizeJson = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normalizeJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, normalizeField(field, inner)]));
};
