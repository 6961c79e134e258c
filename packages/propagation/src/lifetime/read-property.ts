import { isObject } from "./is-object.ts";

/** Reads a property of a value that may be anything: a proxy or a getter that throws counts as having none. */
export const readProperty = (value: unknown, key: PropertyKey): unknown => {
  if (!isObject(value)) return undefined;
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
};
