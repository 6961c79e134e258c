import {
  type Baggage,
  type Context,
  createContextKey,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
} from "@opentelemetry/api";

import type { TrustedKeys } from "../trust/baggage-trust.ts";
import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import { type BaggagePropagatorOptions, resolveBaggagePropagatorOptions } from "./baggage-propagator-options.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { formatAnyBaggage } from "./format-any-baggage.ts";
import type { FormattedBaggage } from "./format-baggage.ts";
import { readBaggage } from "./read-baggage.ts";
import type { BaggageViolationListener } from "./violation-listener.ts";

const BAGGAGE_HEADER = "baggage";

/** The stock SDK's own key, of whichever copy of it: keys are global symbols. */
const SUPPRESS_TRACING = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

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
  #last: { readonly baggage: Baggage; readonly formatted: FormattedBaggage } | undefined;

  constructor(options: BaggagePropagatorOptions = {}) {
    const { limits, trustedKeys, report } = resolveBaggagePropagatorOptions(options);
    this.#limits = limits;
    this.#trustedKeys = trustedKeys;
    this.#report = report;
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    let violations: readonly BaggageViolation[] = [];
    try {
      const baggage = propagation.getBaggage(context);
      if (baggage === undefined || context.getValue(SUPPRESS_TRACING) === true) return;
      const formatted = this.#format(baggage);
      violations = formatted.violations;
      if (formatted.header !== "") setter.set(carrier, BAGGAGE_HEADER, formatted.header);
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

  /** A baggage never changes, and a request that fans out takes the same one along with every call. */
  #format(baggage: Baggage): FormattedBaggage {
    if (this.#last?.baggage !== baggage) {
      this.#last = { baggage, formatted: formatAnyBaggage(baggage, this.#limits) };
    }
    return this.#last.formatted;
  }
}
