import { expect, test } from "vitest";

import { appendAll, holdUp, Machine, payloadOf, range, settle, take, textOf } from "../support/spool.ts";

test("fsync: with `batch` nothing is kept before it has reached the disk, with `interval` a moment later, with `never` not", async () => {
  const syncs = async (fsync: "batch" | "interval" | "never"): Promise<number[]> => {
    const machine = new Machine();
    const { spool } = machine.start({ fsync, fsyncIntervalMs: 500 });
    await settle();
    const counts: number[] = [];
    let count = 0;
    machine.disk.hook = (operation) => void (count += operation === "sync" ? 1 : 0);
    await spool.append(payloadOf("a"));
    counts.push(count);
    await machine.scheduler.advance(499);
    counts.push(count);
    await machine.scheduler.advance(1);
    await settle();
    counts.push(count);
    await machine.scheduler.advance(10_000);
    counts.push(count);
    return counts;
  };
  expect(await syncs("batch")).toEqual([1, 1, 1, 1]);
  expect(await syncs("interval")).toEqual([0, 0, 1, 1]);
  expect(await syncs("never")).toEqual([0, 0, 0, 0]);
});

test("with `interval`, records reach the disk however many come", async () => {
  const machine = new Machine();
  const process = machine.start({ fsync: "interval", fsyncIntervalMs: 100 });
  await process.opened;
  const counts = { synced: 0, records: 0 };
  machine.disk.hook = (operation) => {
    if (operation === "sync") counts.synced += 1;
    // Something is always being written.
    return operation === "write" ? new Promise((resolve) => setImmediate(resolve)) : undefined;
  };
  const appending = [0, 1, 2].map(async () => {
    while (counts.records < 300) await process.spool.append(payloadOf(textOf(counts.records++)));
  });
  while (counts.synced < 3 && counts.records < 300) {
    await machine.scheduler.advance(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(counts.synced).toBe(3);
  expect(counts.records).toBeLessThan(300);
  await Promise.all(appending);
});

test("with `interval`, files are open no longer than they are in use", async () => {
  const machine = new Machine();
  const process = machine.start({ fsync: "interval", fsyncIntervalMs: 100, segmentBytes: 4096, maxBytes: 1_000_000 });
  await appendAll(process, range(80));
  await machine.scheduler.advance(100);
  await settle();
  expect(machine.disk.descriptors).toBe(1);
  await process.spool.close();
  expect(machine.disk.descriptors).toBe(0);
});

test("with `interval`, a file that is done with before is left alone", async () => {
  const machine = new Machine();
  const process = machine.start({ fsync: "interval", fsyncIntervalMs: 100 });
  await appendAll(process, range(2));
  expect(await take(process)).toEqual(range(2));
  await settle();
  await machine.scheduler.advance(100);
  await settle();
  expect(process.lines).toEqual([]);
});

test("with `interval`, a file that is done with meanwhile is left alone", async () => {
  const machine = new Machine();
  const process = machine.start({ fsync: "interval", fsyncIntervalMs: 100, segmentBytes: 4096, maxBytes: 1_000_000 });
  await appendAll(process, range(12));
  const sync = holdUp(machine.disk, "sync");
  const advancing = machine.scheduler.advance(100);
  await sync.reached;
  expect(await take(process)).toEqual(range(12));
  await settle();
  sync.letGo();
  await advancing;
  await settle();
  expect(process.lines).toEqual([]);
  expect(machine.disk.descriptors).toBe(0);
});

test("two that ask at the same time for all to be on the disk both wait for it", async () => {
  const machine = new Machine();
  const process = machine.start({ fsync: "interval" });
  await appendAll(process, [0]);
  const sync = holdUp(machine.disk, "sync");
  let waiting = 2;
  for (let time = 0; time < 2; time++) void process.spool.sync().then(() => (waiting -= 1));
  await sync.reached;
  await settle();
  expect(waiting).toBe(2);
  sync.letGo();
  await settle();
  expect(waiting).toBe(0);
});
