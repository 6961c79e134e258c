/**
 * An object that behaves as `base` but for the methods given. It inherits instead of wrapping, so that fields, `this`
 * and `instanceof` stay as they are, and own keys too: the methods are not enumerable.
 */
export const derive = <Base extends object>(base: Base, methods: Partial<Base>): Base => {
  const derived: Base = Object.create(base);
  for (const [key, value] of Object.entries(methods)) {
    Object.defineProperty(derived, key, { value, writable: true, configurable: true, enumerable: false });
  }
  return derived;
};
