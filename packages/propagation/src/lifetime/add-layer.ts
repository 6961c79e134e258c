/** More spans than any nesting of wrappers leaves open on one object. */
const MAX_LAYERS = 32;

const layers = /* @__PURE__ */ new WeakMap<object, number>();

/**
 * Counts a span that waits for an object to be consumed. What is handed out again and again, and never consumed, would
 * otherwise hold spans for ever, and have its methods wrapped until a call of them overflows the stack.
 *
 * @returns what takes the layer away again.
 * @throws RangeError where there are too many.
 */
export const addLayer = (object: object): (() => void) => {
  const count = layers.get(object) ?? 0;
  if (count >= MAX_LAYERS) throw new RangeError(`More than ${MAX_LAYERS} spans wait for one object`);
  layers.set(object, count + 1);
  return () => void layers.set(object, (layers.get(object) ?? 1) - 1);
};
