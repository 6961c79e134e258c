import { isOws } from "../optional-white-space.ts";
import { isKey, isValue, MAX_MEMBERS } from "./trace-state-grammar.ts";

/** The members of a trace state, the newest first. */
export type Members = ReadonlyMap<string, string>;

const none: Members = new Map();

/**
 * Reads the members of a list. One that is not valid makes the whole list so: W3C's own suite asks for it, and what is
 * half read would be passed on as if it were all. Of several with one key the first counts: it is the newest.
 */
export const parseMembers = (list: string): Members => {
  const members = new Map<string, string>();
  let count = 0;
  for (let next = 0; next <= list.length;) {
    let start = next;
    const comma = list.indexOf(",", start);
    let end = comma === -1 ? list.length : comma;
    next = end + 1;
    while (start < end && isOws(list.charCodeAt(start))) start++;
    while (end > start && isOws(list.charCodeAt(end - 1))) end--;
    if (start === end) continue; // empty members are allowed
    const equals = list.indexOf("=", start);
    count++;
    if (count > MAX_MEMBERS || !isKey(list, start, equals) || !isValue(list, equals + 1, end)) return none;
    const key = list.slice(start, equals);
    if (!members.has(key)) members.set(key, list.slice(equals + 1, end));
  }
  return members;
};
