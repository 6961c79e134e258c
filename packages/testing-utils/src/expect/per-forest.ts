import type { SpanForest } from "../span/span-forest.ts";

/** Something that is made once for each forest. */
export const perForest = <T>(make: (forest: SpanForest) => T): ((forest: SpanForest) => T) => {
  const made = new WeakMap<SpanForest, T>();
  return (forest) => {
    const known = made.get(forest);
    if (known !== undefined) return known;
    const one = make(forest);
    made.set(forest, one);
    return one;
  };
};
