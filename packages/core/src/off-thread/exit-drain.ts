import process from "node:process";

import type { PipelineMemory } from "./pipeline-memory.ts";

/** What is waited for when the process, or the worker thread that it is in, ends. */
export interface Drainable {
  readonly memory: PipelineMemory;
  /** Whether there is a thread that goes on meanwhile. */
  readonly runsApart: boolean;
  /** How long at the longest, in milliseconds. */
  readonly timeoutMs: number;
  /** Counts what was not settled. */
  finish(): void;
}

/** How often the pipeline's thread is looked at meanwhile, in milliseconds. */
const SLICE_MS = 50;

/** A thread that shows no sign of life for so long, in milliseconds, will not come back: out of memory, say. */
const LIFELESS_MS = 1000;

const registered = new Set<Drainable>();

const onExit = (): void => {
  const startedMs = performance.now();
  for (const { memory } of registered) memory.requestDrain(); // all at once: they wait together
  for (const pipeline of registered) finish(pipeline, startedMs);
};

/** Has the end of the process wait until a pipeline is drained; call what it returns when that is no longer needed. */
export const drainAtExit = (pipeline: Drainable): (() => void) => {
  if (registered.size === 0) process.on("exit", onExit);
  registered.add(pipeline);
  return () => {
    registered.delete(pipeline);
    if (registered.size === 0) process.off("exit", onExit);
  };
};

/** Blocks this thread until a pipeline has settled all there is, or cannot, or its time is up. */
export const drain = (pipeline: Drainable): void => {
  pipeline.memory.requestDrain();
  finish(pipeline, performance.now());
};

const finish = (pipeline: Drainable, startedMs: number): void => {
  if (pipeline.runsApart) wait(pipeline.memory, startedMs + pipeline.timeoutMs);
  pipeline.finish();
};

const wait = (memory: PipelineMemory, deadline: number): void => {
  let { heartbeat } = memory;
  let lifelessMs = 0;
  while (!memory.drained && memory.state !== "ended") {
    const left = deadline - performance.now();
    if (left <= 0 || (lifelessMs >= LIFELESS_MS && memory.state === "running")) return;
    memory.waitForDrain(Math.min(SLICE_MS, left));
    lifelessMs = memory.heartbeat === heartbeat ? lifelessMs + SLICE_MS : 0;
    ({ heartbeat } = memory);
  }
};
