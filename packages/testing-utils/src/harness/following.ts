/**
 * Stands for whatever `current` gives at the time of use, so that code which keeps it never keeps an old one. The
 * methods given are its own.
 */
export const following = <T extends object>(current: () => T, methods: Partial<T> = {}): T => {
  const own = new Map<PropertyKey, unknown>(Object.entries(methods));
  const stand: T = Object.create(null);
  return new Proxy(stand, {
    get(_, key, standing): unknown {
      if (own.has(key)) return own.get(key);
      const target = current();
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function" || key === "constructor") return value;
      // A method may use private fields, which are on the target only; one that is called detached still is.
      return function call(this: unknown, ...args: unknown[]): unknown {
        return Reflect.apply(value, this === standing ? target : this, args);
      };
    },
    has: (_, key) => own.has(key) || Reflect.has(current(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(current()),
  });
};
