import { ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK } from "@sideband/semconv";

import { write } from "../fix-text.ts";
import type { SpanRule } from "../span-rule.ts";

const KEY = ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK;

/** Two clocks may disagree by so much: one for the span, one for the chunk. */
const CLOCK_RATIO = 1.1;
const CLOCK_SECONDS = 0.05;

const MS_PER_SECOND = 1000;

export const milliseconds: SpanRule = ({ attributes, durationSeconds }) => {
  const value = attributes.get(KEY);
  if (typeof value !== "number" || !Number.isFinite(value) || durationSeconds === null) return [];
  const longest = durationSeconds * CLOCK_RATIO + CLOCK_SECONDS;
  if (value <= longest) return [];
  const seconds = value / MS_PER_SECOND;
  return [
    {
      rule: "milliseconds",
      level: "error",
      message: `\`${KEY}\` is ${value}, and the whole span took ${durationSeconds} s`,
      fix:
        seconds <= longest ? `${write(KEY, seconds)} (seconds)` : "measure in seconds, from the request to the chunk",
      key: KEY,
    },
  ];
};
