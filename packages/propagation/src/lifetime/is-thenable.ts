import { readProperty } from "./read-property.ts";

export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof readProperty(value, "then") === "function";
