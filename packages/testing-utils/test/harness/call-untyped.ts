const callOn = (target: unknown, object: object, key: string, args: readonly unknown[]): unknown => {
  const method: unknown = Reflect.get(object, key);
  if (typeof method !== "function") throw new Error(`${key} is no method`);
  return Reflect.apply(method, target, args);
};

/** Calls a method as JavaScript may: with any arguments. */
export const callUntyped = (object: object, key: string, ...args: readonly unknown[]): unknown =>
  callOn(object, object, key, args);

/** Calls a method as `const { key } = object; key(…)` does: without `this`. */
export const callDetached = (object: object, key: string, ...args: readonly unknown[]): unknown =>
  callOn(undefined, object, key, args);
