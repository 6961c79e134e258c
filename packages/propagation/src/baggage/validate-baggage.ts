import type { Baggage } from "@opentelemetry/api";

import { type BaggageLimits, resolveBaggageLimits } from "./baggage-limits.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { BaggageWriter } from "./baggage-writer.ts";
import { OrderedBaggage } from "./ordered-baggage.ts";
import { readBaggage } from "./read-baggage.ts";

export interface ValidatedBaggage {
  /** What the receiver would read: the very object that was given when nothing is wrong with it. */
  readonly baggage: Baggage;
  readonly violations: readonly BaggageViolation[];
}

/**
 * Tells before anything is sent what the propagator would send of a baggage, and why not the rest.
 *
 * @see https://www.w3.org/TR/baggage/#limits
 * @throws TypeError for a limit that is no positive integer. Whatever the baggage is, it does not throw.
 * @example
 * ```ts
 * import { propagation } from "@opentelemetry/api";
 * import { validateBaggage } from "@sideband/propagation";
 *
 * const { baggage, violations } = validateBaggage(
 *   propagation.createBaggage({ tenant: { value: "acme" }, "not a token": { value: "1" } }),
 *   { maxEntries: 10 },
 * );
 * console.log(baggage.getAllEntries().length, violations); // 1 [ { reason: "invalid_key", position: 1 } ]
 * ```
 */
export const validateBaggage = (baggage: Baggage, limits?: BaggageLimits): ValidatedBaggage => {
  const resolved = resolveBaggageLimits(limits);
  const { header, violations } = new BaggageWriter(resolved).write(baggage);
  if (violations.length === 0) return { baggage, violations };
  return { baggage: readBaggage(header, resolved, "every", []) ?? new OrderedBaggage(), violations };
};
