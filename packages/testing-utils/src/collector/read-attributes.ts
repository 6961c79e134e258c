import type { CollectedAttributes, CollectedValue } from "./collected-span.ts";
import type { KeyValueMessage, Long, ValueMessage } from "./otlp-schema.ts";

const WORD_BITS = 32n;

const bits = (value: Long): bigint => (BigInt(value.high >>> 0) << WORD_BITS) | BigInt(value.low >>> 0);

/** An unsigned 64-bit field, 0 when absent. */
export const readUnsigned = (value: Long | null): bigint => (value === null ? 0n : bits(value));

const readInteger = (value: Long): number | bigint => {
  const exact = BigInt.asIntN(64, bits(value));
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : exact;
};

const readValue = (message: ValueMessage | null): CollectedValue => {
  if (message === null) return null;
  if (message.intValue !== null) return readInteger(message.intValue);
  if (message.arrayValue !== null) return message.arrayValue.values.map(readValue);
  if (message.kvlistValue !== null) return readAttributes(message.kvlistValue.values);
  if (message.bytesValue !== null) return Uint8Array.from(message.bytesValue);
  return message.stringValue ?? message.boolValue ?? message.doubleValue;
};

/** Key-value pairs as a plain object; of a repeated key the last value counts. */
export const readAttributes = (pairs: readonly KeyValueMessage[]): CollectedAttributes =>
  Object.fromEntries(pairs.map(({ key, value }) => [key ?? "", readValue(value)]));
