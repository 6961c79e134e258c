import {
  type Context,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
} from "@opentelemetry/api";

import { isTracingSuppressed } from "../tracing-suppression.ts";
import type { TrustedKeys } from "../trust/baggage-trust.ts";
import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import { type BaggagePropagatorOptions, resolveBaggagePropagatorOptions } from "./baggage-propagator-options.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { BaggageWriter } from "./baggage-writer.ts";
import { readBaggage } from "./read-baggage.ts";
import type { BaggageViolationListener } from "./violation-listener.ts";

const BAGGAGE_HEADER = "baggage";

/**
 * W3C Baggage as a propagator, in place of the stock `W3CBaggagePropagator`: what it sends is always well-formed, what it
 * is sent may be malformed, and both have limits. It never throws into the request; what does not go along is told to
 * `onViolations`, or else to the log, once for each reason.
 *
 * @see https://www.w3.org/TR/baggage/
 * @throws TypeError for a bad option.
 * @example
 * ```ts
 * import { propagation } from "@opentelemetry/api";
 * import { BaggagePropagator } from "@sideband/propagation";
 *
 * propagation.setGlobalPropagator(new BaggagePropagator({ limits: { maxEntries: 20 }, trust: { allow: ["tenant"] } }));
 * ```
 */
export class BaggagePropagator implements TextMapPropagator {
  readonly #limits: ResolvedBaggageLimits;
  readonly #trustedKeys: (carrier: unknown) => TrustedKeys;
  readonly #report: BaggageViolationListener;
  readonly #writer: BaggageWriter;

  constructor(options: BaggagePropagatorOptions = {}) {
    const { limits, trustedKeys, report } = resolveBaggagePropagatorOptions(options);
    this.#limits = limits;
    this.#trustedKeys = trustedKeys;
    this.#report = report;
    this.#writer = new BaggageWriter(limits);
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    let violations: readonly BaggageViolation[] = [];
    try {
      const baggage = propagation.getBaggage(context);
      if (baggage === undefined || isTracingSuppressed(context)) return;
      const { header, violations: found } = this.#writer.write(baggage);
      violations = found;
      if (header !== "") setter.set(carrier, BAGGAGE_HEADER, header);
    } catch {
      violations = [...violations, { reason: "unreadable" }];
    }
    if (violations.length > 0) this.#report(violations, "outbound");
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const violations: BaggageViolation[] = [];
    let extracted = context;
    try {
      const trusted = this.#trustedKeys(carrier);
      if (trusted !== "every" && trusted.size === 0) return context;
      const baggage = readBaggage(getter.get(carrier, BAGGAGE_HEADER), this.#limits, trusted, violations);
      if (baggage !== undefined) extracted = propagation.setBaggage(context, baggage);
    } catch {
      violations.push({ reason: "unreadable" });
    }
    if (violations.length > 0) this.#report(violations, "inbound");
    return extracted;
  }

  fields(): string[] {
    return [BAGGAGE_HEADER];
  }
}
