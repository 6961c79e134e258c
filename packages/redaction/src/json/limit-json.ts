import type { TextRange } from "../detector/detector.ts";
import { codePointCounter, fits } from "../limit/cut-text.ts";
import { waterLevel } from "../limit/water-level.ts";
import { leaveOut } from "./leave-out.ts";
import { type JsonTokens, STRING } from "./json-tokens.ts";

/** How a JSON text is brought to its limit. */
export interface JsonLimit {
  /** Code points that each string may have, as it is encoded. */
  readonly cap: number;
  /** What is left out: the last elements of arrays and objects. */
  readonly dropped: readonly TextRange[];
}

const NO_LIMIT: JsonLimit = Object.freeze({ cap: Number.POSITIVE_INFINITY, dropped: [] });

/**
 * Says how a JSON text can be shortened that stays JSON of the same shape: the longest strings are cut first. Only if
 * what is around the strings is too long by itself elements are left out, until it takes half of the limit.
 *
 * @returns `undefined` if not even the least JSON fits.
 */
export const limitJson = (text: string, tokens: JsonTokens, maxLength: number): JsonLimit | undefined => {
  if (fits(text, maxLength)) return NO_LIMIT;
  const count = codePointCounter(text);
  const around = count(0, text.length) - sum(stringLengths(tokens, [], count));
  const dropped = around <= maxLength ? [] : leaveOutTo(tokens, text.length, maxLength);
  if (dropped === undefined) return undefined;
  const lengths = stringLengths(tokens, dropped, count);
  let room = maxLength - count(0, text.length) + sum(lengths);
  for (const { start, end } of dropped) room += count(start, end);
  return room < 0 ? undefined : { cap: waterLevel(lengths, room), dropped };
};

const leaveOutTo = (tokens: JsonTokens, length: number, maxLength: number): TextRange[] | undefined =>
  leaveOut(tokens, length, Math.floor(maxLength / 2)) ?? leaveOut(tokens, length, maxLength);

const sum = (numbers: readonly number[]): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** The code points of each string that is kept. */
const stringLengths = (
  tokens: JsonTokens,
  dropped: readonly TextRange[],
  count: (from: number, to: number) => number,
): number[] => {
  const lengths: number[] = [];
  let next = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    if (tokens.kind(index) !== STRING) continue;
    const start = tokens.start(index);
    while (next < dropped.length && (dropped[next]?.end ?? 0) <= start) next += 1;
    if ((dropped[next]?.start ?? Number.POSITIVE_INFINITY) < start) continue;
    lengths.push(count(start, tokens.end(index)));
  }
  return lengths;
};
