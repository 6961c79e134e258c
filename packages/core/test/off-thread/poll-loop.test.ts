import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { PipelineMemory } from "../../src/off-thread/pipeline-memory.ts";
import { PollLoop } from "../../src/off-thread/poll-loop.ts";
import { allocateRing } from "../../src/off-thread/ring-buffers.ts";
import { SpanProducer } from "../../src/off-thread/span-producer.ts";
import { spanOf } from "../support/spans.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A loop that finds so much to do, and whom somebody may wake. */
const startLoop = () => {
  const polledMs: number[] = [];
  const state = { found: 0, wake: (): void => {} };
  const startedMs = Date.now();
  const loop = new PollLoop({
    poll: () => {
      polledMs.push(Date.now() - startedMs);
      return state.found;
    },
    woken: () => new Promise((resolve) => (state.wake = resolve)),
    keepsAlive: true,
  });
  return { loop, state, polledMs };
};

test("sleeps longer and longer while there is nothing to do, and a tenth of a second at most", () => {
  const { polledMs } = startLoop();
  vi.advanceTimersByTime(500);
  expect(polledMs).toEqual([0, 25, 75, 175, 275, 375, 475]);
});

test("comes around often while there is something, and does not sleep while there is much", () => {
  const { polledMs, state } = startLoop();
  vi.advanceTimersByTime(200);
  state.found = 1;
  vi.advanceTimersByTime(150);
  expect(polledMs.slice(-3)).toEqual([300, 325, 350]);
  state.found = 512;
  vi.advanceTimersByTime(60);
  expect(polledMs.length).toBeGreaterThan(20);
});

test("polls at once when it is woken, and as ever after that", async () => {
  const { polledMs, state } = startLoop();
  vi.advanceTimersByTime(200);
  state.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(polledMs.at(-1)).toBe(200);
  await vi.advanceTimersByTimeAsync(50);
  state.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(polledMs.at(-1)).toBe(250);
});

test("polls no more once it is stopped, woken or not", async () => {
  const { loop, polledMs, state } = startLoop();
  loop.stop();
  state.wake();
  loop.wake();
  await vi.advanceTimersByTimeAsync(500);
  expect(polledMs).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a flood of calls does not keep the thread from all else", async () => {
  let polls = 0;
  const loop = new PollLoop({ poll: () => polls++ && 0, woken: () => Promise.resolve(), keepsAlive: true });
  let turns = 0;
  const interval = setInterval(() => turns++, 1);
  await vi.advanceTimersByTimeAsync(10);
  loop.stop();
  clearInterval(interval);
  expect(turns).toBe(10);
  expect(polls).toBeGreaterThan(5);
});

test("a thread whose ring fills wakes the one of the pipeline, and one that ends a span now and then does not", async () => {
  const pipeline = PipelineMemory.allocate();
  const memory = new PipelineMemory(pipeline.buffer);
  let wakes = 0;
  void memory.woken().then(() => wakes++);
  const producer = new SpanProducer({
    buffers: allocateRing(65_536),
    pipeline,
    maxSpanBytes: 1_000_000,
    interner: undefined,
    postLarge: () => {},
  });
  const spans = Array.from({ length: 200 }, () => spanOf({ attributes: { text: "x".repeat(50) } }));
  for (const span of spans.slice(0, 100)) producer.write(span);
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(wakes).toBe(0);
  for (const span of spans.slice(100)) producer.write(span);
  await vi.waitFor(() => expect(wakes).toBe(1));
});
