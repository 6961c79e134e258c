import { readProperty } from "@sideband/propagation/lifetime";

/** Reads a header of a `Headers`, or of an object with names in lower case. Never throws. */
export const readHeader = (headers: unknown, name: string): unknown => {
  const get = readProperty(headers, "get");
  if (typeof get !== "function") return readProperty(headers, name);
  try {
    return Reflect.apply(get, headers, [name]);
  } catch {
    return undefined;
  }
};
