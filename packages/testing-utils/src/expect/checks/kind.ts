import type { SpanKindWord } from "../../span/span-record.ts";
import type { SpanCheck } from "../span-check.ts";

export const kindCheck = (expected: SpanKindWord): SpanCheck => ({
  expectation: `to have kind ${expected}`,
  test: ({ kind }) => (kind === expected ? null : `kind is ${kind}`),
});
