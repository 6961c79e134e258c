import { quantile } from "./quantile.ts";

/** What several rounds measured. */
export interface Figure {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

export const figureOf = (values: readonly number[]): Figure => ({
  median: quantile(values, 0.5),
  lowest: quantile(values, 0),
  highest: quantile(values, 1),
});
