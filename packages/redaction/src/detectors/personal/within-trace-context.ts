import type { TextRange } from "../../detector/detector.ts";

const named = /(?:(?:trace|span|parent)[_.-]?(?:span[_.-]?)?id|\b(?:trace|span|cf-ray)|\bparent(?==))["'`\\ :=]{0,8}$/i;

/** How far back it is looked at, in UTF-16 units: a trace id and a dash. */
const BEFORE = 33;

/** Whether digits are the id of a span or a trace, of which some happen to have no letters. */
export const isWithinTraceContext = (text: string, { start }: TextRange): boolean => {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  return /[\da-f]{32}-$/i.test(before) || named.test(before);
};
