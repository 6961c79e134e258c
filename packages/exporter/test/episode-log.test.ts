import { expect, test } from "vitest";

import { EpisodeLog } from "../src/episode-log.ts";

const record = () => {
  const lines: string[] = [];
  const logger = {
    warn: (line: string) => void lines.push(`warn ${line}`),
    info: (line: string) => void lines.push(`info ${line}`),
  };
  return { lines, log: new EpisodeLog("Export to x", logger, () => Date.UTC(2026, 10, 23)) };
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
    "warn Export to x: 503; 5 lost",
    "info Export to x: working again; since 2026-11-23T00:00:00.000Z: 3 times, 13 lost",
    "warn Export to x: 404",
    "info Export to x: shut down; since 2026-11-23T00:00:00.000Z: 1 times, 0 lost",
  ]);
});

test("survives a logger that throws", () => {
  const refuse = (): never => {
    throw new Error("the disk is full");
  };
  const log = new EpisodeLog("Export to x", { warn: refuse, info: refuse });
  expect(() => {
    log.trouble("503", 5);
    log.over();
  }).not.toThrow();
});
