import { expectFunction } from "../expect-option.ts";
import { type BaggageTrust, resolveBaggageTrust, type TrustedKeys } from "../trust/baggage-trust.ts";
import type { PerRequest } from "../trust/per-request.ts";
import { type BaggageLimits, type ResolvedBaggageLimits, resolveBaggageLimits } from "./baggage-limits.ts";
import { type BaggageViolationListener, isolated, logEachKindOnce } from "./violation-listener.ts";

export interface BaggagePropagatorOptions {
  /** They hold in both directions, each by itself. */
  readonly limits?: BaggageLimits;
  /**
   * Which baggage is taken from a request. Entries that are not trusted use up no limit.
   * @default "accept"
   */
  readonly trust?: PerRequest<BaggageTrust>;
  /** Hears of what did not go along, in place of the log of OpenTelemetry, which is told once for each reason. */
  readonly onViolations?: BaggageViolationListener;
}

export interface ResolvedBaggagePropagatorOptions {
  readonly limits: ResolvedBaggageLimits;
  readonly trustedKeys: (carrier: unknown) => TrustedKeys;
  /** Never throws. */
  readonly report: BaggageViolationListener;
}

export const resolveBaggagePropagatorOptions = ({
  limits,
  trust = "accept",
  onViolations,
}: BaggagePropagatorOptions): ResolvedBaggagePropagatorOptions => ({
  limits: resolveBaggageLimits(limits),
  trustedKeys: resolveBaggageTrust("trust", trust),
  report: isolated(onViolations === undefined ? logEachKindOnce() : expectFunction("onViolations", onViolations)),
});
