import { failure } from "../failure.ts";
import type { SpansRule } from "./spans-rule.ts";

/** Every span has ended. */
export const noneOpenRule = (): SpansRule => ({
  expectation: "to have ended",
  test(forest) {
    const open = forest.spans.filter(({ endTimeUnixNano }) => endTimeUnixNano === null);
    if (open.length === 0) return null;
    return failure(
      `Expected no open span, got ${open.length}`,
      open.map((span) => [span, "never ended"]),
    );
  },
});
