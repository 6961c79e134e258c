import { figureOf } from "../statistics/figure.ts";
import type { Verdict } from "./report.ts";

export interface Claim {
  readonly claim: string;
  /** One per round. */
  readonly values: readonly number[];
  readonly limit: number;
}

/** A count: no round may be above the limit, however short it was. */
export const judgeCount = ({ claim, values, limit }: Claim): Verdict => {
  const figure = figureOf(values);
  return { claim, figure, limit, outcome: figure.highest <= limit ? "reached" : "missed" };
};

/** A measured quantity: the median of the rounds counts. */
export const judgeMeasure = ({ claim, values, limit }: Claim, quick: boolean): Verdict => {
  const figure = figureOf(values);
  if (quick) return { claim, figure, limit, outcome: "not judged" };
  return { claim, figure, limit, outcome: figure.median <= limit ? "reached" : "missed" };
};
