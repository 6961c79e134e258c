const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), "byteLength") as {
  get: () => number;
};

/** How many bytes there really are: a subclass may say anything. */
export const byteLength = (bytes: Uint8Array): number => Reflect.apply(get, bytes, []);
