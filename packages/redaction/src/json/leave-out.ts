import type { TextRange } from "../detector/detector.ts";
import { CLOSE, type JsonTokens, KEY, OPEN_ARRAY, OPEN_OBJECT, STRING } from "./json-tokens.ts";

/**
 * Leaves out the last elements of arrays that have more than so many, fewer and fewer, then those of objects too, until
 * what is around the strings has at most so many UTF-16 units.
 *
 * @returns `undefined` if nothing that is JSON is as short as that.
 */
export const leaveOut = (tokens: JsonTokens, length: number, maxLength: number): TextRange[] | undefined => {
  const most = largest(tokens);
  for (let items = most.items; items >= 1; items = Math.floor(items / 2)) {
    const outcome = beyond(tokens, length, items, most.members);
    if (outcome.around <= maxLength) return outcome.dropped;
  }
  for (let members = most.members; members >= 1; members = Math.floor(members / 2)) {
    const outcome = beyond(tokens, length, 1, members);
    if (outcome.around <= maxLength) return outcome.dropped;
  }
  const outcome = beyond(tokens, length, 0, 0);
  return outcome.around <= maxLength ? outcome.dropped : undefined;
};

/** How many elements the largest array has and the largest object. */
const largest = (tokens: JsonTokens): { items: number; members: number } => {
  const open: Container[] = [{ isObject: false, count: 0 }];
  const most = { items: 1, members: 0 };
  for (let index = 0; index < tokens.count; index += 1) {
    const kind = tokens.kind(index);
    const container = open.at(-1);
    if (container === undefined) break;
    if (kind === CLOSE) open.pop();
    else if (container.isObject === (kind === KEY)) {
      container.count += 1;
      if (container.isObject) most.members = Math.max(most.members, container.count);
      else most.items = Math.max(most.items, container.count);
    }
    if (kind === OPEN_ARRAY || kind === OPEN_OBJECT) open.push({ isObject: kind === OPEN_OBJECT, count: 0 });
  }
  return most;
};

interface Container {
  readonly isObject: boolean;
  count: number;
}

/** What is dropped if arrays keep so many items and objects so many members, and how much is around the strings then. */
const beyond = (
  tokens: JsonTokens,
  length: number,
  maxItems: number,
  maxMembers: number,
): { dropped: TextRange[]; around: number } => {
  // Several documents one after the other are like the items of an array; the first always stays.
  const open: Container[] = [{ isObject: false, count: 0 }];
  const dropped: TextRange[] = [];
  let around = length;
  let lastEnd = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    const kind = tokens.kind(index);
    const container = open.at(-1);
    if (container === undefined) break;
    if (kind === CLOSE) open.pop();
    else if (container.isObject === (kind === KEY)) {
      container.count += 1;
      const most = container.isObject ? maxMembers : open.length === 1 ? Math.max(1, maxItems) : maxItems;
      if (container.count > most) {
        const after = closeOf(tokens, index);
        const end = after < tokens.count ? tokens.start(after) : length;
        dropped.push({ start: lastEnd, end });
        around -= end - lastEnd;
        if (after >= tokens.count) break;
        open.pop();
        lastEnd = tokens.end(after);
        index = after;
        continue;
      }
    }
    if (kind === OPEN_ARRAY || kind === OPEN_OBJECT) open.push({ isObject: kind === OPEN_OBJECT, count: 0 });
    if (kind === STRING) around -= tokens.end(index) - tokens.start(index);
    lastEnd = tokens.outerEnd(index);
  }
  return { dropped, around };
};

/** The token that closes the container in which a token stands; the number of tokens if none does. */
const closeOf = (tokens: JsonTokens, from: number): number => {
  let depth = 0;
  for (let index = from; index < tokens.count; index += 1) {
    const kind = tokens.kind(index);
    if (kind === OPEN_ARRAY || kind === OPEN_OBJECT) depth += 1;
    if (kind !== CLOSE) continue;
    if (depth === 0) return index;
    depth -= 1;
  }
  return tokens.count;
};
