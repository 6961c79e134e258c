import { type Isolation, isThenable } from "@sideband/propagation/lifetime";

/**
 * Why a call has no cost:
 * - `unknown_model`: neither your prices nor the price list have its model.
 * - `no_price`: its model is known, but what it used has no price.
 * - `unclear_usage`: its token counts contradict each other, or leave out what the price depends on.
 * - `service_tier`: the price of its service tier is not known.
 * - `failed`: finding out threw.
 */
export type UnpricedReason = "unknown_model" | "no_price" | "unclear_usage" | "service_tier" | "failed";

export interface UnpricedCall {
  readonly provider: string;
  /** `undefined` if no model was named. */
  readonly model: string | undefined;
  readonly reason: UnpricedReason;
}

/** Calls of one model; the reason is that of the first. */
export interface UnpricedModel extends UnpricedCall {
  readonly count: number;
}

export interface UnpricedSummary {
  /** All calls that had usage and got no cost. */
  readonly count: number;
  /** By provider and model, for the first 1,000 of them. */
  readonly models: readonly UnpricedModel[];
}

const MAX_MODELS = 1000;

/** Counts the calls that got no cost, and tells each model once. */
export class Unpriced {
  readonly #isolation: Isolation;
  readonly #tell: ((call: UnpricedCall) => unknown) | undefined;
  readonly #models = new Map<string, { readonly call: UnpricedCall; count: number }>();
  #count = 0;

  constructor(tell: ((call: UnpricedCall) => unknown) | undefined, isolation: Isolation) {
    this.#tell = tell;
    this.#isolation = isolation;
  }

  get summary(): UnpricedSummary {
    const models = Array.from(this.#models.values(), ({ call, count }) => ({ ...call, count }));
    return { count: this.#count, models };
  }

  add(call: UnpricedCall): void {
    this.#count += 1;
    const key = JSON.stringify([call.provider, call.model]);
    const known = this.#models.get(key);
    if (known !== undefined) {
      known.count += 1;
    } else if (this.#models.size < MAX_MODELS) {
      this.#models.set(key, { call, count: 1 });
      this.#isolation.run("onUnpriced", () => {
        const told = this.#tell?.(call);
        if (isThenable(told)) told.then(undefined, (error: unknown) => this.#isolation.report("onUnpriced", error));
      });
    }
  }
}
