/** How deep values may nest in an attribute. @see https://opentelemetry.io/docs/specs/otel/common/#attribute-limits */
const MAX_DEPTH = 60;

/** What cannot be told as an attribute. */
const UNTELLABLE = Symbol("untellable");

/**
 * A copy of an array or object that an attribute of SDK 3.x can be, and of which JSON says what it says of the original;
 * nothing for anything else, and where any part of it is no such thing: those have to become JSON at once.
 */
export const toStructure = (value: unknown): object | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  const copy = copyOf(value, MAX_DEPTH);
  return copy === UNTELLABLE ? undefined : (copy as object);
};

const copyOf = (value: unknown, depth: number): unknown => {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : UNTELLABLE;
    case "object":
      if (value === null) return null;
      if (depth === 0) return UNTELLABLE; // too deep, or in a circle
      return Array.isArray(value) ? copyOfArray(value, depth) : copyOfObject(value, depth);
    default:
      return UNTELLABLE;
  }
};

const copyOfArray = (values: readonly unknown[], depth: number): unknown => {
  if (Object.getPrototypeOf(values) !== Array.prototype) return UNTELLABLE;
  const copies: unknown[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const copy = value === undefined ? null : copyOf(value, depth - 1);
    if (copy === UNTELLABLE) return UNTELLABLE;
    copies.push(copy);
  }
  return copies;
};

const copyOfObject = (value: object, depth: number): unknown => {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return UNTELLABLE;
  const copies: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const copy = key === "__proto__" || key === "toJSON" ? UNTELLABLE : copyOf(member, depth - 1);
    if (copy === UNTELLABLE) return UNTELLABLE;
    copies[key] = copy;
  }
  return copies;
};
