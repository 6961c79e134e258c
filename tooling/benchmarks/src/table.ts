import { styleText } from "node:util";

import { isMissed, type Result } from "./contest.ts";

const time = (nanoseconds: number): string => {
  if (nanoseconds < 1000) return `${nanoseconds.toFixed(0)} ns`;
  if (nanoseconds < 1_000_000) return `${(nanoseconds / 1000).toFixed(2)} µs`;
  return `${(nanoseconds / 1_000_000).toFixed(2)} ms`;
};

const WIDTHS = [78, 10, 10, 20, 8] as const;

const line = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[index] ?? 0))).join("  ");

export const heading = (): string => styleText("bold", line(["", "ours", "stock", "ratio (middle half)", "reach"]));

const promised = ({ reach, addedNs, reachAddedNs, reachNs }: Result): string => {
  if (reachNs !== undefined) return `≤ ${time(reachNs)}`;
  if (reachAddedNs !== undefined) return `+${time(addedNs)} ≤ +${time(reachAddedNs)}`;
  return reach === undefined ? "" : `≤ ${reach.toFixed(3)}`;
};

/** @param judged whether the run was long enough for its ratio to mean anything. */
export const row = (result: Result, judged: boolean): string => {
  const { name, oursNs, stockNs, ratio, ratioLow, ratioHigh } = result;
  const range = `${ratio.toFixed(3)} (${ratioLow.toFixed(3)}-${ratioHigh.toFixed(3)})`;
  const promise = promised(result);
  const text = line([name, time(oursNs), time(stockNs), range, promise]);
  if (promise === "" || !judged) return text;
  return isMissed(result) ? `${text} ${styleText("red", "✗")}` : `${text} ${styleText("green", "✓")}`;
};
