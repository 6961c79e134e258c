/** Gives one object a property of its own, invisible to enumeration, in place of what it has or inherits. */
export const patch = (target: object, key: PropertyKey, value: unknown): void => {
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
};
