import { type Context, context } from "@opentelemetry/api";

import { isolation } from "../lifetime/diag-isolation.ts";
import { isObject } from "../lifetime/is-object.ts";
import { ITERATION_METHODS } from "../lifetime/iteration-methods.ts";
import { isGenerator } from "../lifetime/observe-generator.ts";
import { isReadable } from "../lifetime/observe-readable.ts";
import { patch } from "../lifetime/patch.ts";
import { readProperty } from "../lifetime/read-property.ts";

const bound = /* @__PURE__ */ new WeakSet<object>();

const isIterator = (value: unknown): value is object =>
  isObject(value) && typeof readProperty(value, "next") === "function";

const patchMethod = (
  target: object,
  key: PropertyKey,
  boundTo: Context,
  made: (result: unknown) => void = () => {},
): void => {
  const original = readProperty(target, key);
  if (typeof original !== "function") return;
  patch(target, key, function inContext(this: unknown, ...args: unknown[]): unknown {
    const result: unknown = context.with(boundTo, () => Reflect.apply(original, this, args) as unknown);
    made(result);
    return result;
  });
};

/** Whether an object was bound before: the first context is the one that counts. */
const isBound = (object: object): boolean => {
  if (bound.has(object)) return true;
  bound.add(object);
  return false;
};

const bindSteps = (iterator: object, boundTo: Context): void => {
  for (const key of ITERATION_METHODS) patchMethod(iterator, key, boundTo);
};

/**
 * Has every step of an iteration run in a context, by replacing methods of the object itself, which stays what it is:
 * a wrapper would lack what else it has, such as `tee()` or private members.
 */
const bindIterable = (iterable: object, key: symbol, boundTo: Context): void => {
  if (isBound(iterable)) return;
  if (isIterator(iterable)) bindSteps(iterable, boundTo);
  if (isReadable(iterable)) patchMethod(iterable, "_read", boundTo);
  patchMethod(iterable, key, boundTo, (iterator) => {
    if (!isIterator(iterator) || isBound(iterator)) return;
    isolation.run("binding an iterator", () => bindSteps(iterator, boundTo));
  });
};

/** Binds what is consumed later: async iterables, and generators. Anything else is left as it is. */
export const bindConsumption = (value: unknown, boundTo: Context): void => {
  if (!isObject(value)) return;
  isolation.run("binding an iterable", () => {
    if (typeof readProperty(value, Symbol.asyncIterator) === "function") {
      bindIterable(value, Symbol.asyncIterator, boundTo);
    } else if (isGenerator(value)) bindIterable(value, Symbol.iterator, boundTo);
  });
};
