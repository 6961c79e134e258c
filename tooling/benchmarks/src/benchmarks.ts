import type { Benchmark } from "./benchmark.ts";
import { flood } from "./benchmarks/flood.ts";
import { idle } from "./benchmarks/idle.ts";
import { largePrompts } from "./benchmarks/large-prompts.ts";
import { memory } from "./benchmarks/memory.ts";
import { resilience } from "./benchmarks/resilience.ts";
import { slowCollector } from "./benchmarks/slow-collector.ts";
import { spool } from "./benchmarks/spool.ts";
import { steady } from "./benchmarks/steady.ts";

/** Where everything has to share one: the thread of its own then takes its time from the application's. */
const ONE_CORE = 0;

/** What is measured end to end, in this order. */
export const benchmarks: readonly Benchmark[] = [
  steady({
    name: "steady-small",
    title: "Small spans",
    load: "small",
    addedToStock: 1 / 6,
  }),
  steady({
    name: "steady-big",
    title: "Spans with two texts of 2 kB",
    load: "big",
    addedToStock: 1 / 12,
  }),
  steady({
    name: "one-core",
    title: "One core for everything, small spans",
    load: "small",
    core: ONE_CORE,
  }),
  flood,
  slowCollector,
  largePrompts({
    name: "prompts-ascii",
    title: "ASCII, started in turns",
    script: "ascii",
    start: "in turns",
    addedMs: 10,
  }),
  largePrompts({
    name: "prompts-accented",
    title: "Not ASCII, started in turns",
    script: "accented",
    start: "in turns",
  }),
  largePrompts({
    name: "prompts-ascii-together",
    title: "ASCII, started together",
    script: "ascii",
    start: "together",
    addedMs: 10,
  }),
  largePrompts({
    name: "prompts-accented-together",
    title: "Not ASCII, started together",
    script: "accented",
    start: "together",
  }),
  idle,
  memory,
  resilience,
  spool,
];
