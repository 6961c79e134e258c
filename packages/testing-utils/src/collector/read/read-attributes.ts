import type { CollectedAttributes, CollectedValue } from "../collected-value.ts";
import type { KeyValueMessage, ValueMessage } from "../schema/common.ts";
import { readInteger } from "./read-integer.ts";

export const readValue = (message: ValueMessage | null): CollectedValue => {
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
