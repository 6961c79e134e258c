/** The application left before the operation was complete. */
export const OUTCOME_CANCELLED = "cancelled";

/** Nobody could end the operation any more. */
export const OUTCOME_ABANDONED = "abandoned";

/** A streamed answer came, and nobody read any of it. */
export const OUTCOME_UNCONSUMED = "unconsumed";

export type Outcome = typeof OUTCOME_CANCELLED | typeof OUTCOME_ABANDONED | typeof OUTCOME_UNCONSUMED;

/** What `sideband.outcome` may be. */
export const OUTCOMES: readonly Outcome[] = /* @__PURE__ */ Object.freeze([
  OUTCOME_CANCELLED,
  OUTCOME_ABANDONED,
  OUTCOME_UNCONSUMED,
] as const);
