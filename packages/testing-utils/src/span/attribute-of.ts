import type { RecordAttributes } from "./span-record.ts";

/** An attribute's value, `undefined` if it is not there. `constructor` is a key like any other. */
export const attributeOf = (attributes: RecordAttributes, key: string): unknown =>
  Object.hasOwn(attributes, key) ? attributes[key] : undefined;
