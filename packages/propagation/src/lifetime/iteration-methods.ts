/** By which a consumer steps through an iteration, sync or async. */
export const ITERATION_METHODS = ["next", "return", "throw"] as const;

export type IterationMethod = (typeof ITERATION_METHODS)[number];
