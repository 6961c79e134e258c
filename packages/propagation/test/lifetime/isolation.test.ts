import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { Isolation } from "../../src/lifetime/isolation.ts";

const unhandled = vi.fn<(reason: unknown) => void>();
let others: NodeJS.UnhandledRejectionListener[] = [];
beforeEach(() => {
  unhandled.mockClear();
  others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", unhandled);
});
afterEach(() => {
  process.off("unhandledRejection", unhandled);
  for (const other of others) process.on("unhandledRejection", other);
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const told = "a callback threw RangeError; the application is not affected";

it.each([
  [
    "throws",
    () => {
      throw new RangeError("secret");
    },
  ],
  ["rejects", () => Promise.reject(new RangeError("secret"))],
  [
    "gives a thenable that throws",
    () => ({
      then() {
        throw new RangeError("secret");
      },
    }),
  ],
])("keeps from the application that a callback %s, and tells it once", async (_, callback) => {
  const lines: string[] = [];
  const isolation = new Isolation((line) => void lines.push(line));
  isolation.runCallback("a callback", callback);
  isolation.runCallback("a callback", callback);
  await turn();
  expect(lines).toEqual([told]);
  expect(unhandled).not.toHaveBeenCalled();
});

it("says nothing of one that works, at once or later", async () => {
  const lines: string[] = [];
  const isolation = new Isolation((line) => void lines.push(line));
  isolation.runCallback("a callback", () => 1);
  isolation.runCallback("a callback", async () => 1);
  await turn();
  expect(lines).toEqual([]);
});
