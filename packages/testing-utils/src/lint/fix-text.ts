import { printValue } from "../value/print-value.ts";

const LONGEST_LIST = 200;

/** A value as it is written down; lists of text as JSON, since they are to be copied. */
const shown = (value: unknown): string => {
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) return printValue(value);
  const list = JSON.stringify(value);
  return list.length <= LONGEST_LIST ? list : printValue(value);
};

/** What to write instead: a key, and its value where that is known. */
export const write = (key: string, value?: unknown): string =>
  value === undefined ? `write \`${key}\`` : `write \`${key}\`: ${shown(value)}`;

export const leaveOut = (key: string): string => `leave \`${key}\` out`;

const listed = new Intl.ListFormat("en", { type: "disjunction" });

/** "a, b, or c" */
export const oneOf = (items: Iterable<string>): string => listed.format(items);
