import { diag } from "@opentelemetry/api";

import type { BaggageViolation } from "./baggage-violation.ts";

export type BaggageDirection = "inbound" | "outbound";

/** Hears of what did not go along, once for each request that has any. */
export type BaggageViolationListener = (violations: readonly BaggageViolation[], direction: BaggageDirection) => void;

/** Says each kind once in the log of OpenTelemetry: what happens with one request is likely to happen with all. */
export const logEachKindOnce = (): BaggageViolationListener => {
  const said = new Set<string>();
  return (violations, direction) => {
    for (const violation of violations) {
      const kind = `${direction} ${violation.reason}`;
      if (said.has(kind)) continue;
      said.add(kind);
      diag.warn(
        `Baggage was not propagated whole: ${direction} ${JSON.stringify(violation)}. Said once for each reason.`,
      );
    }
  };
};

/** A listener that throws, or whose promise is rejected, does no harm to the request. */
export const isolated =
  (listener: BaggageViolationListener): BaggageViolationListener =>
  (violations, direction) => {
    try {
      const returned: unknown = listener(violations, direction);
      if (returned instanceof Promise) returned.catch(() => {});
    } catch {
      // It is the listener's own loss.
    }
  };
