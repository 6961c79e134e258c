/** One thing that has to hold, and why it does not. */
export interface Check {
  readonly name: string;
  /** Empty if it holds. */
  readonly problem: string;
}

/** The first difference between two lists, in words; empty if there is none. */
export const difference = (expected: readonly string[], got: readonly string[]): string => {
  for (let index = 0; index < Math.max(expected.length, got.length); index++) {
    if (expected[index] === got[index]) continue;
    return `expected ${expected[index] ?? "nothing more"}, got ${got[index] ?? "nothing"}`;
  }
  return "";
};
