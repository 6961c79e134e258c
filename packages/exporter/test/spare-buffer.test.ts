import { expect, test } from "vitest";

import { SpareBuffer } from "../src/spare-buffer.ts";

test("the memory of one request serves the next that fits, one at a time", () => {
  const spare = new SpareBuffer();
  const first = spare.take(100_000);
  expect(first.length).toBeGreaterThanOrEqual(100_000);
  const second = spare.take(100_000);
  expect(second.buffer).not.toBe(first.buffer);
  spare.give(first.subarray(0, 100_000));
  const third = spare.take(90_000);
  expect(third.buffer).toBe(first.buffer);
  expect(third.length).toBe(first.length);
  expect(spare.take(90_000).buffer).not.toBe(first.buffer);
});

test("the largest is kept, and none that is too large", () => {
  const spare = new SpareBuffer();
  const small = spare.take(1);
  const large = spare.take(1_000_000);
  spare.give(large);
  spare.give(small);
  expect(spare.take(1).buffer).toBe(large.buffer);
  const huge = spare.take(17 * 1024 * 1024);
  expect(huge).toHaveLength(17 * 1024 * 1024);
  spare.give(huge);
  expect(spare.take(1).buffer).not.toBe(huge.buffer);
});

test("memory that was not taken here is not kept", () => {
  const spare = new SpareBuffer();
  const alien = Buffer.allocUnsafeSlow(1_000_000);
  spare.give(alien);
  expect(spare.take(1).buffer).not.toBe(alien.buffer);
});

test("memory that comes back twice is kept once", () => {
  const spare = new SpareBuffer();
  const mine = spare.take(100_000);
  const larger = spare.take(1_000_000);
  spare.give(mine);
  spare.give(larger);
  spare.give(mine);
  expect(spare.take(1).buffer).toBe(larger.buffer);
  expect(spare.take(1).buffer).not.toBe(mine.buffer);
});
