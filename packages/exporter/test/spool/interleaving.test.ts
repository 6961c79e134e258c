import { expect, test } from "vitest";

import { HEADER_BYTES } from "../../src/spool/record.ts";
import {
  appendAll,
  complain,
  holdUp,
  Machine,
  numberOf,
  onlySegment,
  payloadOf,
  range,
  segmentsOf,
  settle,
  stored,
  take,
  takeAll,
  textOf,
} from "../support/spool.ts";

/** Each file has room for four records, and there may be two files. */
const tight = { segmentBytes: 4096, maxBytes: 8192, overflow: "drop-oldest" } as const;

/** Lets so many things happen that wait for nothing at all. */
const microtasks = async (count: number): Promise<void> => {
  for (let time = 0; time < count; time++) await Promise.resolve();
};

const corrupt = (machine: Machine, at: number): void => {
  const [path, content] = onlySegment(machine);
  const damaged = Buffer.from(content);
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  machine.disk.damage(path, damaged);
};
const FILE_HEADER_BYTES = 16;
const FIRST_BODY = FILE_HEADER_BYTES + HEADER_BYTES;

test("a file that makes room while it is being read is not read on", async () => {
  const machine = new Machine();
  const process = machine.start(tight);
  await appendAll(process, range(8));
  const read = holdUp(machine.disk, "read");
  const oldest = process.spool.oldest();
  await read.reached;
  await appendAll(process, range(1, 8));
  expect(process.news.lost).toEqual({ spool_full: 4 });
  read.letGo();
  expect(numberOf((await oldest)?.payload.body)).toBe(4);
  expect(process.spool.items).toBe(5);
  expect(await take(process)).toEqual(range(5, 4));
  await settle();
  expect(machine.disk.descriptors).toBe(0);
  expect(process.lines).toEqual([]);
});

test("nor is one whose record needs to be read in two goes", async () => {
  const machine = new Machine();
  const process = machine.start({ segmentBytes: 100_000, maxBytes: 200_000, overflow: "drop-oldest" });
  const large = (fill: string) => ({ body: Buffer.alloc(95_000, fill), items: 1, contentEncoding: "gzip" as const });
  await process.spool.append(large("1"));
  await process.spool.append(large("2"));
  for (const turns of range(6)) {
    const read = holdUp(machine.disk, "read");
    const oldest = process.spool.oldest();
    await read.reached;
    await process.spool.append(large("3"));
    read.letGo();
    await microtasks(turns);
    expect(Buffer.from((await oldest)?.payload.body ?? []).toString("latin1", 0, 1)).toBe("23"[Math.min(turns, 1)]);
    (await oldest)?.settle();
    await process.spool.append(large("3"));
    await settle();
    expect(machine.disk.descriptors).toBeLessThanOrEqual(2);
  }
  await takeAll(process.spool);
  await settle();
  expect(machine.disk.descriptors).toBe(0);
  expect(process.lines).toEqual([]);
});

test("a record whose file has made room meanwhile is settled without looking for the file", async () => {
  const machine = new Machine();
  const process = machine.start(tight);
  await appendAll(process, range(1));
  const current = await process.spool.oldest();
  await appendAll(process, range(20, 1));
  current?.settle();
  await settle();
  expect(process.lines).toEqual([]);
  const left = process.spool.items;
  expect(await take(process)).toEqual(range(left, 21 - left));
  await settle();
  expect(machine.disk.descriptors).toBe(0);
});

test("a file into which something is on its way does not make room", async () => {
  const machine = new Machine();
  const process = machine.start(tight);
  await appendAll(process, range(1));
  const write = holdUp(machine.disk, "write");
  const onItsWay = process.spool.append(payloadOf(textOf(1)));
  await write.reached;
  const large = { body: Buffer.alloc(7000), items: 1, contentEncoding: "gzip" } as const;
  expect(await process.spool.append(large)).toMatchObject({ kind: "refused" });
  write.letGo();
  expect(await onItsWay).toEqual(stored);
  expect(process.news.lost).toEqual({});
  expect(await take(process)).toEqual([0, 1]);
});

test("whenever another needs room, a record takes its own once", async () => {
  for (const turns of range(25)) {
    const machine = new Machine();
    const { spool, opened } = machine.start({ segmentBytes: 8192, maxBytes: 8192 });
    await opened;
    const half = { body: Buffer.alloc(4000), items: 1, contentEncoding: "gzip" } as const;
    const sync = holdUp(machine.disk, "sync");
    const first = spool.append(half);
    await sync.reached;
    sync.letGo();
    await microtasks(turns);
    expect(await spool.append(half), `after ${turns}`).toEqual(stored);
    expect(await first).toEqual(stored);
  }
});

test("nothing is told to be lost when what makes room holds nothing but what is being sent", async () => {
  const process = new Machine().start(tight);
  const raw = { body: Buffer.alloc(4000), items: 1, contentEncoding: "gzip" } as const;
  await process.spool.append(raw);
  await process.spool.oldest();
  for (let time = 0; time < 2; time++) expect(await process.spool.append(raw)).toEqual(stored);
  expect(process.spool.items).toBe(3);
  expect(process.news.lost).toEqual({});
});

test("a file may be sealed while it is being read", async () => {
  const machine = new Machine();
  const process = machine.start({ segmentBytes: 4096, maxBytes: 1_000_000 });
  await appendAll(process, range(4));
  const read = holdUp(machine.disk, "read");
  const oldest = process.spool.oldest();
  await read.reached;
  await appendAll(process, range(4, 4));
  await settle();
  read.letGo();
  expect(numberOf((await oldest)?.payload.body)).toBe(0);
  expect(process.lines).toEqual([]);
  expect(await take(process)).toEqual(range(8));
});

test("whenever the next record arrives, a damaged one before it costs only itself", async () => {
  for (const turns of range(60)) {
    const machine = new Machine();
    const process = machine.start();
    await appendAll(process, [0]);
    corrupt(machine, FIRST_BODY);
    const gates = { read: Promise.withResolvers<void>(), write: Promise.withResolvers<void>() };
    machine.disk.hook = (operation) =>
      operation === "read" || operation === "write" ? gates[operation].promise : undefined;
    const oldest = process.spool.oldest();
    const append = process.spool.append(payloadOf(textOf(1)));
    await settle();
    gates.read.resolve();
    await microtasks(turns);
    gates.write.resolve();
    expect(await append).toEqual(stored);
    (await oldest)?.settle();
    await take(process);
    expect(process.news.lost, `after ${turns}`).toEqual({ spool_corrupt: 1 });
    expect(process.spool.items).toBe(0);
  }
});

test("whenever one asks for the oldest, the first record is kept", async () => {
  for (const operation of ["open", "syncDirectory", "write", "sync"] as const) {
    for (const turns of range(25)) {
      const machine = new Machine();
      const process = machine.start();
      await process.opened;
      const gate = holdUp(machine.disk, operation);
      const append = process.spool.append(payloadOf(textOf(0)));
      await gate.reached;
      gate.letGo();
      await microtasks(turns);
      const oldest = process.spool.oldest();
      expect(await append).toEqual(stored);
      await oldest;
      expect(await take(process), `${operation} ${turns}`).toEqual([0]);
      await settle();
      expect(machine.disk.files().size).toBe(0);
    }
  }
});

test("whenever another needs room, a record on its way is kept, or told to be lost", async () => {
  for (const turns of range(25)) {
    const machine = new Machine();
    const process = machine.start(tight);
    await process.opened;
    const gate = holdUp(machine.disk, "syncDirectory");
    const first = process.spool.append(payloadOf(textOf(0)));
    await gate.reached;
    gate.letGo();
    await microtasks(turns);
    const large = { body: Buffer.alloc(7200), items: 1, contentEncoding: "gzip" } as const;
    const outcome = await process.spool.append(large);
    expect(await first).toEqual(stored);
    const kept = outcome.kind === "stored" ? 2 : 1;
    const lost = process.news.lost["spool_full"] ?? 0;
    expect(process.spool.items).toBe(kept - lost);
    expect(await takeAll(process.spool)).toHaveLength(kept - lost);
    expect(process.spool.items).toBe(0);
  }
});

test("a file that cannot be read any more is given up while something is on its way into it, and that is kept", async () => {
  const machine = new Machine();
  const process = machine.start();
  await appendAll(process, [0, 1]);
  const written = Promise.withResolvers<void>();
  machine.disk.hook = (operation) => {
    if (operation === "read") complain("EIO");
    return operation === "write" ? written.promise : undefined;
  };
  const append = process.spool.append(payloadOf(textOf(2)));
  await settle();
  for (let time = 0; time < 3; time++) expect(await process.spool.oldest()).toBeUndefined();
  expect(process.news.lost).toEqual({ spool_corrupt: 2 });
  expect(process.spool.items).toBe(0);
  machine.disk.hook = () => {};
  written.resolve();
  expect(await append).toEqual(stored);
  expect(process.spool.items).toBe(1);
  await appendAll(process, [3]);
  expect(segmentsOf(machine)).toHaveLength(2); // nothing more goes into the one that is broken
  expect(await take(process)).toEqual([2, 3]);
  expect(process.news.lost).toEqual({ spool_corrupt: 2 });
  await settle();
  expect([...machine.disk.files().keys()]).toEqual([expect.stringContaining("quarantine")]);
});

test("a record that is damaged in front of one that was settled before it is told to be lost", async () => {
  const machine = new Machine();
  const before = machine.start();
  await appendAll(before, [0, 1]);
  let writes = 0;
  machine.disk.hook = (operation) => (operation === "write" && writes++ === 0 ? complain("EIO") : undefined);
  for (let time = 0; time < 2; time++) (await before.spool.oldest())?.settle();
  machine.disk.hook = (operation) => (operation === "remove" ? complain("EIO") : undefined);
  await settle();
  machine.kill();
  const process = machine.start();
  await process.opened;
  expect(process.news.recovered).toBe(1);
  corrupt(machine, FIRST_BODY);
  expect(await take(process)).toEqual([]);
  expect(process.news.lost).toEqual({ spool_corrupt: 1 });
});

test("a header is found wherever in the disk's blocks it lies behind a damage", async () => {
  const WINDOW_BYTES = 64 * 1024;
  for (const inTheWindow of range(HEADER_BYTES + 4)) {
    const machine = new Machine();
    const process = machine.start();
    const length = WINDOW_BYTES + 1 - HEADER_BYTES - inTheWindow;
    const body = Buffer.alloc(length);
    await process.spool.append({ body, items: 1, contentEncoding: "gzip" });
    await appendAll(process, [1]);
    corrupt(machine, FILE_HEADER_BYTES);
    expect(await take(process), `${inTheWindow} bytes in the window before`).toEqual([1]);
  }
});
