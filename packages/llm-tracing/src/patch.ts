/**
 * Gives one object a property of its own in place of what it has or inherits. Enumerations and copies of the object see
 * as much of it as they did before.
 */
export const patch = (target: object, key: PropertyKey, value: unknown): void => {
  const enumerable = Object.getOwnPropertyDescriptor(target, key)?.enumerable ?? false;
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable });
};
