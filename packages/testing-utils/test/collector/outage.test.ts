import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Outage } from "../../src/collector/outage.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const start = () => {
  const port = { refuse: vi.fn(), listen: vi.fn(async () => {}) };
  const onFailure = vi.fn();
  return { port, onFailure, outage: new Outage(port, onFailure) };
};

test("an outage of some time ends by itself, just then", async () => {
  const { port, outage } = start();
  outage.begin(1000);
  expect(port.refuse).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(999);
  expect(port.listen).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(port.listen).toHaveBeenCalledOnce();
});

test("one that was ended, replaced or forgotten does not open the port later", async () => {
  for (const finish of ["end", "begin", "forget"] as const) {
    const { port, outage } = start();
    outage.begin(1000);
    await outage[finish]();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(port.listen.mock.calls.length, finish).toBe(finish === "end" ? 1 : 0);
  }
});

test("one of more time than a timer can count lasts as long as one can", async () => {
  const { port, outage } = start();
  outage.begin(2 ** 40);
  await vi.advanceTimersByTimeAsync(2 ** 31 - 2);
  expect(port.listen).not.toHaveBeenCalled();
});

test("a port that cannot be opened in time is a failure", async () => {
  const { port, onFailure, outage } = start();
  const error = new Error("taken");
  port.listen.mockRejectedValue(error);
  outage.begin(1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(error);
  await expect(outage.end()).rejects.toBe(error);
});
