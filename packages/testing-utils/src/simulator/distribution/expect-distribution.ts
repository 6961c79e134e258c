import { expectCount, expectNumber } from "../../expect-option.ts";
import { expectChoice } from "../option/expect-choice.ts";
import { expectObject } from "../option/expect-object.ts";
import { expectPositive } from "../option/expect-positive.ts";
import type { Distribution } from "./distribution.ts";

const expectParameters = (name: string, distribution: Distribution<string>): void => {
  switch (distribution.kind) {
    case "constant":
      expectNumber(`${name}.value`, distribution.value);
      return;
    case "uniform": {
      // Between 0.2 and 0.8 there is no count.
      const expectBound = distribution.unit === "count" ? expectCount : expectNumber;
      expectBound(`${name}.max`, distribution.max, expectBound(`${name}.min`, distribution.min));
      return;
    }
    case "normal":
      expectNumber(`${name}.mean`, distribution.mean);
      expectNumber(`${name}.standardDeviation`, distribution.standardDeviation);
      return;
    case "logNormal":
      expectNumber(`${name}.p99`, distribution.p99, expectPositive(`${name}.median`, distribution.median));
      return;
    case "exponential":
      expectNumber(`${name}.mean`, distribution.mean);
      return;
    case "empirical":
      expectCount(`${name}.values.length`, distribution.values.length, 1);
      for (const [index, value] of distribution.values.entries()) expectNumber(`${name}.values[${index}]`, value);
      return;
    default:
      expectChoice<string>(`${name}.kind`, (distribution satisfies never as Distribution<string>).kind, [
        "constant",
        "uniform",
        "normal",
        "logNormal",
        "exponential",
        "empirical",
      ]);
  }
};

/** Throws a `TypeError` that names the parameter unless the distribution can be sampled. */
export const expectDistribution = <Unit extends string>(
  name: string,
  unit: Unit,
  distribution: Distribution<Unit>,
): Distribution<Unit> => {
  expectObject(name, distribution);
  expectChoice(`${name}.unit`, distribution.unit, [unit]);
  expectParameters(name, distribution);
  return distribution;
};
