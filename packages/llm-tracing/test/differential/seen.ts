/** What a program can see of a value, in a form that can be compared. */
export const seen = (value: unknown): unknown => {
  if (value instanceof Error) return seenError(value);
  if (value instanceof Response) return ["Response", value.status, value.bodyUsed];
  if (typeof value === "function") return ["function", value.name, value.length];
  if (typeof value !== "object" || value === null) return value;
  // Has methods of its own once it is traced, which no enumeration shows.
  if (value instanceof Promise) return ["promise", value.constructor.name, JSON.stringify(value)];
  if (Symbol.asyncIterator in value) return ["stream", value.constructor.name];
  // A reader of a web stream gives the two in either order, depending on whether the chunk was there already.
  if ("done" in value) return ["step", value.done, seen(Reflect.get(value, "value"))];
  return [value.constructor?.name, Object.getOwnPropertyNames(value), JSON.stringify(value)];
};

const seenError = (error: Error): unknown => [
  "thrown",
  error.constructor.name,
  error.name,
  error.message,
  Reflect.get(error, "status"),
  Reflect.get(error, "code"),
];

export type Settled = readonly [state: "fulfilled" | "rejected", seen: unknown];

/** What a promise comes to. */
export const settled = async (promise: PromiseLike<unknown>): Promise<Settled> => {
  try {
    return ["fulfilled", seen(await promise)];
  } catch (error) {
    return ["rejected", seen(error)];
  }
};

/** What promises come to, in the order in which they settle. */
export const inOrder = async (promises: readonly PromiseLike<unknown>[]): Promise<readonly unknown[]> => {
  const order: unknown[] = [];
  await Promise.all(promises.map(async (promise, index) => void order.push([index, await settled(promise)])));
  return order;
};
