export const COST_SOURCE_PROVIDER = "provider";
export const COST_SOURCE_LOCAL = "local";

export type CostSource = typeof COST_SOURCE_PROVIDER | typeof COST_SOURCE_LOCAL;

/** What `sideband.usage.cost.source` may be. */
export const COST_SOURCES: readonly CostSource[] = /* @__PURE__ */ Object.freeze([
  COST_SOURCE_PROVIDER,
  COST_SOURCE_LOCAL,
] as const);
