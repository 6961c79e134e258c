import type { SeededRandom } from "../../random/seeded-random.ts";

/** One of the parts, by weight. There has to be one with a weight above 0. */
export const pick = <Part extends { readonly weight: number }>(
  parts: readonly Part[],
  random: Pick<SeededRandom, "next">,
): Part => {
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  let left = random.next() * sum;
  const drawn = parts.find(({ weight }) => (left -= weight) < 0);
  // Where rounding leaves a rest behind all parts, it is the last one's that has a weight.
  const part = drawn ?? parts.findLast(({ weight }) => weight > 0);
  if (part === undefined) throw new TypeError("Expected a part with a weight above 0, got none");
  return part;
};
