import type { FunctionDetector } from "../detector/detector.ts";
import { findAssignedValue } from "../scan/find-assigned-value.ts";

/** Finds the value that is assigned to a name with the keyword in it, if the keyword is spelled in one of these ways. */
export const valueOfName = (spellings: readonly string[], expression: RegExp): FunctionDetector["find"] => {
  const sticky = new RegExp(expression.source, `${expression.flags}y`);
  return (text, keyword) => {
    if (!spellings.some((spelling) => text.startsWith(spelling, keyword.start))) return undefined;
    const start = findAssignedValue(text, keyword.end)?.start;
    if (start === undefined) return undefined;
    sticky.lastIndex = start;
    return sticky.test(text) ? { start, end: sticky.lastIndex } : undefined;
  };
};
