/**
 * Why values are withheld, besides the names of detectors that failed. `"unreadable"`: a getter threw, or it is nothing
 * that a value can be. What no other reason names counts as `"other"`.
 */
export const WITHHELD_REASONS: readonly string[] = /* @__PURE__ */ Object.freeze([
  "time_budget",
  "too_long",
  "too_deep",
  "too_many",
  "unstable",
  "unreadable",
  "other",
]);
