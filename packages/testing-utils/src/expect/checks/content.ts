import { oneLine } from "../../value/one-line.ts";
import { contentKeysOf } from "../content-keys-of.ts";
import type { SpanCheck } from "../span-check.ts";

/** Nothing that people or models said stands on it. */
export const noContentCheck = (): SpanCheck => ({
  expectation: "to hold no content",
  test(span) {
    const keys = contentKeysOf(span);
    return keys.length === 0 ? null : `it holds ${oneLine(keys.join(", "))}`;
  },
});
