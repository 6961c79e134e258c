import { startsToken } from "../scan/starts-token.ts";
import type { FunctionDetector } from "../detector/detector.ts";

/** Finds what begins so many characters before its keyword, where a run of characters could begin too early. */
export const startingBefore = (before: number, expression: RegExp): FunctionDetector["find"] => {
  const sticky = new RegExp(expression.source, `${expression.flags}y`);
  return (text, keyword) => {
    const start = keyword.start - before;
    if (start < 0 || !startsToken(text, start)) return undefined;
    sticky.lastIndex = start;
    return sticky.test(text) ? { start, end: sticky.lastIndex } : undefined;
  };
};
