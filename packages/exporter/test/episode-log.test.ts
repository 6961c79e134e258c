import { expect, test } from "vitest";

import { EpisodeLog } from "../src/episode-log.ts";

const record = () => {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  return { lines, log: new EpisodeLog("Export to x", write, () => Date.UTC(2026, 10, 23)) };
};

test("says a trouble once, and sums it up when it is over", () => {
  const { lines, log } = record();
  log.over();
  log.trouble("503", 5);
  log.trouble("timeout", 7);
  log.trouble("503", 1);
  log.over();
  log.over();
  log.trouble("404", 0);
  log.over("shut down");
  expect(lines).toEqual([
    "Export to x: 503; 5 lost",
    "Export to x: working again; since 2026-11-23T00:00:00.000Z: 3 times, 13 lost",
    "Export to x: 404",
    "Export to x: shut down; since 2026-11-23T00:00:00.000Z: 1 times, 0 lost",
  ]);
});

test("survives a log that throws", () => {
  const log = new EpisodeLog("Export to x", () => {
    throw new Error("the disk is full");
  });
  expect(() => {
    log.trouble("503", 5);
    log.over();
  }).not.toThrow();
});
