import { expect, it } from "vitest";

import * as semconv from "../src/index.ts";

const lists = Object.entries(semconv).filter(([name]) => /BUCKETS/.test(name)) as [string, readonly number[]][];

it("covers every list of boundaries", () => {
  expect(lists.map(([name]) => name).toSorted()).toEqual([
    "AGENT_DURATION_BUCKETS_S",
    "CALL_COUNT_BUCKETS",
    "COST_BUCKETS_USD",
    "LATENCY_BUCKETS_S",
    "MCP_DURATION_BUCKETS_S",
    "REFINEMENT_LATENCY_BUCKETS_MS",
    "REFINEMENT_LATENCY_BUCKETS_S",
    "REFINEMENT_TOKEN_BUCKETS",
    "SERVER_TIME_PER_TOKEN_BUCKETS_S",
    "SERVER_TIME_TO_FIRST_TOKEN_BUCKETS_S",
    "TOKEN_BUCKETS",
    "WORKFLOW_DURATION_BUCKETS_S",
  ]);
});

it.each(lists)("%s is frozen and strictly increasing", (_name, boundaries) => {
  expect(Object.isFrozen(boundaries)).toBe(true);
  expect(boundaries).toEqual([...new Set(boundaries)].toSorted((a, b) => a - b));
});

it("has the specification's boundaries", () => {
  expect(semconv.REFINEMENT_LATENCY_BUCKETS_MS).toEqual([
    10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000,
  ]);
  expect(semconv.REFINEMENT_TOKEN_BUCKETS).toEqual([
    10, 50, 100, 250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000, 100_000,
  ]);
  expect(semconv.COST_BUCKETS_USD).toEqual([0.0001, 0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 5, 10]);
  expect(semconv.REFINEMENT_LATENCY_BUCKETS_S).toEqual(semconv.REFINEMENT_LATENCY_BUCKETS_MS.map((ms) => ms / 1000));
});

it("derives the official ones from their rules", () => {
  expect(semconv.TOKEN_BUCKETS).toEqual(Array.from({ length: 14 }, (_, power) => 4 ** power));
  expect(semconv.LATENCY_BUCKETS_S).toEqual(Array.from({ length: 14 }, (_, power) => (10 * 2 ** power) / 1000));
  expect(semconv.AGENT_DURATION_BUCKETS_S).toEqual(Array.from({ length: 13 }, (_, power) => (100 * 2 ** power) / 1000));
});
