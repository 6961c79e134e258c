/** Sets a property of an object's own, `__proto__` as any other. */
export const setOwn = (target: object, key: string, value: unknown): void => {
  if (key in target)
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  else (target as Record<string, unknown>)[key] = value;
};
