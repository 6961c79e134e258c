import { describe, expect, test } from "vitest";

import {
  appendAll,
  appendOne,
  holdUp,
  Machine,
  range,
  refused,
  settle,
  small,
  stored,
  take,
} from "../support/spool.ts";

test("what is on its way counts as if it were there", async () => {
  const machine = new Machine();
  const process = machine.start({ segmentBytes: 4096, maxBytes: 8192 });
  const outcomes = await Promise.all(range(30).map((number) => appendOne(process, number)));
  expect(outcomes.filter(({ kind }) => kind === "stored")).toHaveLength(8);
  const { spool } = process;
  expect(spool.bytes).toBeLessThanOrEqual(8192);
  expect(machine.disk.bytes).toBe(spool.bytes);
});

test("nothing that is kept makes room for what would not have any even then", async () => {
  const machine = new Machine();
  const process = machine.start({ segmentBytes: 4096, maxBytes: 16_384, overflow: "drop-oldest" });
  await appendAll(process, range(4));
  const open = holdUp(machine.disk, "open");
  const onTheirWay = range(13, 4).map((number) => appendOne(process, number));
  await open.reached;
  const tooMuch = { body: Buffer.alloc(4300), items: 1, contentEncoding: "gzip" } as const;
  expect(await process.spool.append(tooMuch)).toMatchObject(refused);
  open.letGo();
  await Promise.all(onTheirWay);
  expect(process.news.lost).toEqual({});
  expect(await take(process)).toEqual(range(17));
});

test("the last byte may be used, and none behind it", async () => {
  const raw = (length: number) => ({ body: Buffer.alloc(length), items: 1, contentEncoding: "gzip" as const });
  for (const segmentBytes of [4096, 8192]) {
    const machine = new Machine();
    const { spool } = machine.start({ segmentBytes, maxBytes: 8192 });
    expect(await spool.append(raw(8192 - 16 - 32 + 1))).toMatchObject(refused);
    expect(await spool.append(raw(8192 - 16 - 32))).toEqual(stored);
    expect(spool.bytes).toBe(8192);
    expect(machine.disk.bytes).toBe(8192);
  }
});

test("nor does it matter in how many files it lies", async () => {
  for (let maxBytes = 8192; maxBytes < 8192 + 80; maxBytes += 3) {
    const machine = new Machine();
    const { spool } = machine.start({ segmentBytes: 4096, maxBytes });
    const raw = { body: Buffer.alloc(4096 - 32), items: 1, contentEncoding: "gzip" } as const;
    await Promise.all([spool.append(raw), spool.append(raw)]);
    expect(machine.disk.bytes).toBeLessThanOrEqual(maxBytes);
  }
});

describe("what others left is more than there may be", () => {
  const options = { segmentBytes: 4096, maxBytes: 16_384 };

  test("nothing more is taken before enough of it is gone", async () => {
    const machine = new Machine();
    await appendAll(machine.start(small), range(40));
    machine.kill();
    const process = machine.start(options);
    await process.opened;
    expect(process.spool.items).toBe(40);
    expect(await appendOne(process, 40)).toMatchObject(refused);
    expect(await take(process)).toEqual(range(40));
    expect(await appendOne(process, 40)).toEqual(stored);
  });

  test("or the oldest make room", async () => {
    const machine = new Machine();
    await appendAll(machine.start(small), range(40));
    machine.kill();
    const process = machine.start({ ...options, overflow: "drop-oldest" });
    await process.opened;
    await appendAll(process, range(1, 40));
    expect(process.spool.bytes).toBeLessThanOrEqual(16_384);
    const left = await take(process);
    expect(left).toEqual(range(left.length, 41 - left.length));
    expect(process.news.lost).toEqual({ spool_full: 41 - left.length });
    await settle();
    expect(machine.disk.bytes).toBe(0);
  });
});
