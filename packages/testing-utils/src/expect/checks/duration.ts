import { durationMs } from "../../span/duration.ts";
import type { SpanCheck } from "../span-check.ts";
import { expectNumber } from "../../expect-option.ts";

/** Bounds of a duration, both inclusive. */
export interface DurationBounds {
  /** In milliseconds. @default 0 */
  readonly minMs?: number;
  /** In milliseconds. @default no limit */
  readonly maxMs?: number;
}

const describe = (minMs: number, maxMs: number): string => {
  if (maxMs === Infinity) return `at least ${minMs} ms`;
  return minMs === 0 ? `at most ${maxMs} ms` : `between ${minMs} and ${maxMs} ms`;
};

/** Throws a `TypeError` for bounds that nothing can keep. */
export const tookCheck = ({ minMs = 0, maxMs = Infinity }: DurationBounds): SpanCheck => {
  expectNumber("minMs", minMs);
  if (!(maxMs >= minMs)) throw new TypeError(`Expected \`maxMs\` to be at least \`minMs\`, got ${maxMs} < ${minMs}`);
  return {
    expectation: `to take ${describe(minMs, maxMs)}`,
    test(span) {
      const tookMs = durationMs(span);
      if (tookMs === null) return "it has not ended";
      return tookMs >= minMs && tookMs <= maxMs ? null : `it took ${Number(tookMs.toFixed(6))} ms`;
    },
  };
};

/** It was ended. */
export const endedCheck = (): SpanCheck => ({
  expectation: "to have ended",
  test: (span) => (durationMs(span) === null ? "it has not ended" : null),
});
