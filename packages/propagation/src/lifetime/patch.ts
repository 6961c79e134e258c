/**
 * Gives one object a property of its own in place of what it has or inherits. Enumerations and copies of the object see
 * as much of it as they did before.
 *
 * @returns what takes the property back, unless somebody else has replaced it since; it tells whether it did.
 * @throws TypeError where the object does not take new properties.
 */
export const patch = (target: object, key: PropertyKey, value: unknown): (() => boolean) => {
  const before = Object.getOwnPropertyDescriptor(target, key);
  const enumerable = before?.enumerable ?? false;
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable });
  return () => {
    if (Object.getOwnPropertyDescriptor(target, key)?.value !== value) return false;
    if (before === undefined) Reflect.deleteProperty(target, key);
    else Object.defineProperty(target, key, before);
    return true;
  };
};
