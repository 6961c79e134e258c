import { expect, test } from "vitest";

import { appendAll, Machine, range, small, take } from "../support/spool.ts";

test("a clock that goes back an hour does not change the order", async () => {
  const machine = new Machine();
  const { scheduler } = machine;
  let behindMs = 0;
  const process = machine.start({
    ...small,
    scheduler: {
      now: () => scheduler.now(),
      wallTime: () => scheduler.wallTime() - behindMs,
      schedule: (callback, delayMs) => scheduler.schedule(callback, delayMs),
    },
  });
  await appendAll(process, range(6));
  behindMs = 3_600_000;
  await appendAll(process, range(6, 6));
  expect(await take(process)).toEqual(range(12));
  await appendAll(process, range(6, 12));
  machine.kill();
  const after = machine.start(small);
  await after.opened;
  expect(await take(after)).toEqual(range(6, 12));
});

test("files of two processes that were made in the same millisecond are two files", async () => {
  const machine = new Machine();
  const [one, two] = [machine.start(small), machine.start(small)];
  await appendAll(one, range(10));
  await appendAll(two, range(10, 10));
  expect(await take(one)).toEqual(range(10));
  await appendAll(one, range(10, 20));
  machine.kill();
  const after = machine.start(small);
  await after.opened;
  const taken = await take(after);
  expect(taken.filter((number) => number < 20)).toEqual(range(10, 10));
  expect(taken.filter((number) => number >= 20)).toEqual(range(10, 20));
});
