import { getEventListeners } from "node:events";

import { afterEach, expect, test, vi } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { pause, systemTimers } from "../../src/proxy/timers.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("a time that no timer can count is as long as one can", () => {
  vi.useFakeTimers();
  const run = vi.fn();
  systemTimers.setTimeout(run, 2 ** 40);
  vi.advanceTimersByTime(2 ** 31 - 2);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
});

test("pauses leave nothing behind on the signal that could have cut them short", async () => {
  const { signal } = new AbortController();
  const clock = new VirtualClock();
  for (let count = 0; count < 3; count += 1) {
    const paused = pause(clock, 5, signal);
    clock.advance(5);
    await paused;
  }
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
