import type { SpanRecord } from "../../span/span-record.ts";
import { oneLine } from "../../value/one-line.ts";
import { contentKeysOf } from "../content-keys-of.ts";
import { failure } from "../failure.ts";
import type { SpansRule } from "./spans-rule.ts";

/** No prompt, completion, tool argument or result was captured, under the names of any dialect or other vendor. */
export const noContentRule = (): SpansRule => ({
  expectation: "to hold no content",
  test(forest) {
    const holders = forest.spans
      .map((span): [SpanRecord, readonly string[]] => [span, contentKeysOf(span)])
      .filter(([, keys]) => keys.length > 0);
    if (holders.length === 0) return null;
    return failure(
      `Expected no content on spans, got some on ${holders.length} of ${forest.spans.length}`,
      holders.map(([span, keys]) => [span, oneLine(keys.join(", "))]),
    );
  },
});
