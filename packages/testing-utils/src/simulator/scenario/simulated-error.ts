import { expectNumber } from "../../expect-option.ts";
import type { Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { expectText } from "../option/expect-text.ts";
import { expectWeights } from "../option/expect-weights.ts";

/** A way in which an operation may fail. */
export interface SimulatedError {
  /** `error.type`: the provider's code or the name of an exception. */
  readonly type: string;
  /** The description of the status. */
  readonly message: string;
  /** How often it is this one, beside the other errors. @default 1 */
  readonly weight?: number;
  /** How long it takes until it fails. @default as long as the operation would have taken, or until its first chunk */
  readonly latency?: Latency;
}

export interface ErrorSettings {
  readonly type: string;
  readonly message: string;
  readonly weight: number;
  readonly latency: Latency | undefined;
}

/** Throws a `TypeError` that names the option unless there are errors, each with a type. */
export const resolveErrors = (name: string, errors: readonly SimulatedError[]): readonly ErrorSettings[] =>
  expectWeights(
    name,
    errors.map(({ type, message, weight = 1, latency }, index) => ({
      type: expectText(`${name}[${index}].type`, type),
      message: expectText(`${name}[${index}].message`, message),
      weight: expectNumber(`${name}[${index}].weight`, weight),
      latency: latency && expectDistribution(`${name}[${index}].latency`, "ms", latency),
    })),
  );
