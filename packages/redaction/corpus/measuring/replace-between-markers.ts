import { readFileSync, writeFileSync } from "node:fs";

const BEGIN = "<!-- measured: begin -->";
const END = "<!-- measured: end -->";

/**
 * Replaces what stands between the two markers of a document.
 *
 * @throws Error if it has not both, in this order.
 */
export const replacedBetweenMarkers = (document: string, text: string): string => {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`Expected a document with ${BEGIN} and ${END} behind it`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${document.slice(end)}`;
};

/** The same in a file. */
export const replaceBetweenMarkers = (file: URL, text: string): void => {
  writeFileSync(file, replacedBetweenMarkers(readFileSync(file, "utf8"), text));
};
