import { expectCount, expectNumber } from "../../expect-option.ts";

/** Throws unless there are parts, no weight is negative, and not all are 0. */
export const expectWeights = <Part extends { readonly weight: number }>(
  name: string,
  parts: readonly Part[],
): readonly Part[] => {
  expectCount(`${name}.length`, parts.length, 1);
  let sum = 0;
  for (const [index, { weight }] of parts.entries()) sum += expectNumber(`${name}[${index}].weight`, weight);
  if (sum > 0) return parts;
  throw new TypeError(`Expected \`${name}\` to have a weight above 0, got none`);
};
