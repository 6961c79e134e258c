/** How many classes of characters there are: a power of two, so that three of them make an index. */
export const CLASS_BITS = 6;

const ordinary = "abcdefghijklmnopqrstuvwxyz0123456789_-@:/.+=$#%&?\"' \n()[]{}<>*~";

/**
 * The class of each ASCII character: letters in either case have one, characters that no keyword is likely to have share
 * class 0 with everything that is not ASCII.
 */
export const CLASS_OF: Uint8Array = /* @__PURE__ */ (() => {
  const classes = new Uint8Array(128);
  const upper = ordinary.toUpperCase();
  for (let index = 0; index < Math.min(ordinary.length, (1 << CLASS_BITS) - 1); index += 1) {
    classes[ordinary.charCodeAt(index)] = index + 1;
    classes[upper.charCodeAt(index)] = index + 1;
  }
  return classes;
})();

/** The class of a UTF-16 unit. */
export const classOf = (unit: number): number => (unit < 128 ? (CLASS_OF[unit] ?? 0) : 0);
