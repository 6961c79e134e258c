import {
  ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_OUTPUT_TOKENS,
} from "@sideband/semconv";

import type { PlainAttributes } from "../lint-subject.ts";
import type { SpanRule } from "../span-rule.ts";

/** Parts that have nothing in common, and what holds them all. */
const SUBSETS: readonly (readonly [whole: string, ...parts: readonly string[]])[] = [
  [ATTR_GEN_AI_USAGE_INPUT_TOKENS, ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS],
  [ATTR_GEN_AI_USAGE_INPUT_TOKENS, ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS],
  [
    ATTR_GEN_AI_USAGE_INPUT_TOKENS,
    ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS,
    ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
    ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  ],
  [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS],
  [
    ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
    ATTR_GEN_AI_USAGE_TEXT_OUTPUT_TOKENS,
    ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
    ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  ],
  [
    ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
    ATTR_GEN_AI_USAGE_TEXT_CACHE_READ_INPUT_TOKENS,
    ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS,
    ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS,
  ],
  [ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS, ATTR_GEN_AI_USAGE_TEXT_CACHE_READ_INPUT_TOKENS],
  [ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS, ATTR_GEN_AI_USAGE_IMAGE_CACHE_READ_INPUT_TOKENS],
  [ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS, ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS],
];

/** A count that can be summed up; a negative one has a fault of its own. */
const countOf = (attributes: PlainAttributes, names: readonly string[]): number | undefined => {
  const value = names.map((name) => attributes.get(name)).find((one) => one !== undefined);
  const count = typeof value === "bigint" ? Number(value) : value;
  return typeof count === "number" && count >= 0 && count < Infinity ? count : undefined;
};

export const tokenSubsets: SpanRule = function* ({ attributes }, { options: { namesFor } }) {
  for (const [whole, ...parts] of SUBSETS) {
    const total = countOf(attributes, namesFor(whole));
    if (total === undefined) continue;
    const counts = parts
      .map((part) => ({ part, count: countOf(attributes, namesFor(part)) }))
      .filter((counted): counted is { part: string; count: number } => counted.count !== undefined);
    const sum = counts.reduce((so, { count }) => so + count, 0);
    const [first] = counts;
    if (first === undefined || sum <= total) continue;
    const named = counts.map(({ part }) => `\`${part}\``).join(" + ");
    yield {
      rule: "token-subset",
      level: "error",
      message: `${named} is ${sum}, more than \`${whole}\`, which is ${total}`,
      fix: `count in \`${whole}\` everything: what was cached, reasoning, and every modality`,
      key: first.part,
    };
  }
};
