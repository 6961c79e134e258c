import type { Members } from "./parse-members.ts";

/**
 * Characters of a header that everybody should pass on. Many drop a longer one whole, the OpenTelemetry API among
 * them: so none is sent.
 *
 * @see https://www.w3.org/TR/trace-context-2/#tracestate-limits
 */
export const MAX_HEADER_LENGTH = 512;

/** Members that are longer are the first to go. */
const MAX_SPARED_LENGTH = 128;

/** Characters that a member takes, with the comma behind it. */
const lengthOf = (key: string, value: string): number => key.length + value.length + 2;

/**
 * Takes whole members out until the rest can be sent: the long ones first, then any, each time from the end.
 *
 * @param kept the key of the member that its owner has just written, which stays.
 */
export const shorten = (members: Members, kept?: string): Members => {
  let length = -1; // no comma behind the last
  for (const [key, value] of members) length += lengthOf(key, value);
  if (length <= MAX_HEADER_LENGTH) return members;
  const rest = new Map(members);
  const fromEnd = Array.from(members).toReversed();
  for (const sparedLength of [MAX_SPARED_LENGTH, 0]) {
    for (const [key, value] of fromEnd) {
      if (length <= MAX_HEADER_LENGTH) return rest;
      const isSpared = key === kept || key.length + value.length + 1 <= sparedLength;
      if (!isSpared && rest.delete(key)) length -= lengthOf(key, value);
    }
  }
  return rest;
};
