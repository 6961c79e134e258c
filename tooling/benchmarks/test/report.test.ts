import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";

import { formatReport } from "../src/report/format-report.ts";
import { rowsOf } from "../src/report/rows.ts";
import { judgeCount, judgeMeasure } from "../src/report/verdict.ts";

test("of a measured quantity the median counts, in a run that is long enough", () => {
  const claim = { claim: "ratio", values: [0.1, 0.4, 0.2], limit: 0.2 };
  expect(judgeMeasure(claim, false).outcome).toBe("reached");
  expect(judgeMeasure({ ...claim, limit: 0.19 }, false).outcome).toBe("missed");
  expect(judgeMeasure({ ...claim, values: [Number.NaN] }, false).outcome).toBe("missed");
  expect(judgeMeasure(claim, true).outcome).toBe("not judged");
});

test("of a count every round counts", () => {
  expect(judgeCount({ claim: "lost", values: [0, 0, 1], limit: 0 }).outcome).toBe("missed");
  expect(judgeCount({ claim: "lost", values: [0, 0], limit: 0 }).outcome).toBe("reached");
});

test("a row has a figure per column, and none where nothing can be said", () => {
  const rounds = { made: [{ cpu: 2, lost: null }], stock: [{ cpu: 4, lost: 7 }] };
  const rows = rowsOf<"made" | "stock", { cpu: number; lost: number | null }>(rounds, [
    { title: "added", digits: 1, of: ({ cpu }, round) => cpu - (rounds.made[round]?.cpu ?? 0) },
    { title: "lost", digits: 0, of: ({ lost }) => lost },
  ]);
  expect(rows.map(({ name, figures }) => [name, ...figures.map((figure) => figure?.median)])).toEqual([
    ["made", 0, undefined],
    ["stock", 2, 7],
  ]);
});

test("a report is a table, and what was promised below", () => {
  const verdict = judgeMeasure({ claim: "off-thread to stock", values: [0.1, 0.15, 0.2], limit: 1 / 6 }, false);
  const report = {
    name: "steady",
    title: "Small spans",
    columns: [
      { title: "µs", digits: 1 },
      { title: "lost", digits: 0 },
    ],
    rows: [
      { name: "made", figures: [{ median: 9.96, lowest: 9, highest: 12 }, null] },
      {
        name: "off-thread",
        figures: [
          { median: 12, lowest: 12, highest: 12 },
          { median: 0, lowest: 0, highest: 0 },
        ],
      },
    ],
    verdicts: [verdict, { ...verdict, outcome: "missed" as const }, { ...verdict, outcome: "not judged" as const }],
  };
  expect(stripVTControlCharacters(formatReport(report)).split("\n")).toEqual([
    "Small spans",
    "                   µs  lost",
    "made        10.0 ±1.5     -",
    "off-thread       12.0     0",
    "✓ off-thread to stock: 0.150 ±0.050, to be at most 0.167",
    "✗ off-thread to stock: 0.150 ±0.050, to be at most 0.167",
    "· off-thread to stock: 0.150 ±0.050, to be at most 0.167 (too short a run to judge)",
  ]);
});
