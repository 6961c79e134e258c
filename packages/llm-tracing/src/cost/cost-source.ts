import type { Cost, Provider } from "@sideband/semconv";

import type { InferenceUsage } from "../inference/inference-request.ts";

/** What decides the price of a call. */
export interface PricedCall {
  /** As in `gen_ai.provider.name`. */
  readonly provider: Provider | (string & {});
  readonly requestModel?: string | undefined;
  /** The model that answered: the one that is billed. */
  readonly responseModel?: string | undefined;
  /** What the provider reported. Without it there is nothing to price. */
  readonly usage?: InferenceUsage | undefined;
  /**
   * How the call was served, as the provider tells it: `batch`, `flex`, `priority`, ... Not what was asked for.
   * @default the standard tier
   */
  readonly serviceTier?: string | undefined;
  /** When the call was made, as a `Date` or in milliseconds of the epoch: prices change. */
  readonly at: Date | number;
}

/** Says what a call cost, or nothing where that is not known. It does not throw, and is asked at the end of every call. */
export interface CostSource {
  cost(call: PricedCall): Cost | undefined;
}
