/** How many classes of characters there are, as a power of two, so that state and class make an index. */
export const CLASS_BITS = 6;

const ordinary = "abcdefghijklmnopqrstuvwxyz0123456789_-@:/.+=$#%&?\"' \n()[]{}<>*~";

/**
 * The class of each UTF-16 unit: letters of ASCII in either case have one, characters that no keyword is likely to have
 * share class 0 with everything that is not ASCII. It has all units, so that to look one up takes no comparison.
 */
export const CLASS_OF: Uint8Array = /* @__PURE__ */ (() => {
  const classes = new Uint8Array(1 << 16);
  const upper = ordinary.toUpperCase();
  for (let index = 0; index < Math.min(ordinary.length, (1 << CLASS_BITS) - 1); index += 1) {
    classes[ordinary.charCodeAt(index)] = index + 1;
    classes[upper.charCodeAt(index)] = index + 1;
  }
  return classes;
})();

/** The class of a UTF-16 unit. */
export const classOf = (unit: number): number => CLASS_OF[unit] ?? 0;
