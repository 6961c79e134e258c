import { resolve } from "node:path";

import { expect, test } from "vitest";

import { DiskSpool } from "../../src/spool/disk-spool.ts";
import { Machine, payloadOf, settle, stored, takeAll } from "../support/spool.ts";

test("what is kept comes out in the order in which it came, and is gone then", async () => {
  const machine = new Machine();
  const { spool } = machine.start();
  for (const text of ["a", "b", "c"]) expect(await spool.append(payloadOf(text, 2))).toEqual(stored);
  expect(spool.items).toBe(6);
  expect(await takeAll(spool)).toEqual(["a", "b", "c"]);
  expect(spool.items).toBe(0);
  await settle();
  expect([...machine.disk.files().keys()]).toEqual([]);
  expect(spool.bytes).toBe(0);
});

test("the oldest stays the oldest until it is settled, and settling twice counts once", async () => {
  const { spool } = new Machine().start();
  await spool.append(payloadOf("a"));
  await spool.append(payloadOf("b"));
  const first = await spool.oldest();
  expect(await spool.oldest()).toBe(first);
  first?.settle();
  first?.settle();
  expect(spool.items).toBe(1);
  expect(Buffer.from((await spool.oldest())?.payload.body ?? []).toString()).toBe("b");
});

test("many that come at once are written in one go", async () => {
  const machine = new Machine();
  const { spool } = machine.start();
  let writes = 0;
  await spool.append(payloadOf("first"));
  machine.disk.hook = (operation) => void (writes += operation === "write" ? 1 : 0);
  await Promise.all(Array.from({ length: 100 }, (_, index) => spool.append(payloadOf(`${index}`))));
  expect(writes).toBe(1);
  expect(await takeAll(spool)).toEqual(["first", ...Array.from({ length: 100 }, (_, index) => `${index}`)]);
});

test("many that lie behind each other are read in one go", async () => {
  const machine = new Machine();
  const { spool } = machine.start();
  await Promise.all(Array.from({ length: 100 }, (_, index) => spool.append(payloadOf(`${index}`))));
  let reads = 0;
  machine.disk.hook = (operation) => void (reads += operation === "read" ? 1 : 0);
  expect(await takeAll(spool)).toHaveLength(100);
  expect(reads).toBe(1);
});

test("all who ask for the oldest at the same time get the same", async () => {
  const { spool } = new Machine().start();
  await spool.append(payloadOf("a"));
  await spool.append(payloadOf("b"));
  const [one, other] = await Promise.all([spool.oldest(), spool.oldest()]);
  expect(one).toBe(other);
  expect(await takeAll(spool)).toEqual(["a", "b"]);
});

test("where the process goes afterwards does not matter", async () => {
  const machine = new Machine();
  const { spool } = machine.start({ directory: "some/where" });
  await spool.append(payloadOf("a"));
  expect([...machine.disk.files().keys()][0]).toContain(resolve("some/where"));
});

test.each([
  ["kept", "close"],
  ["not even closed", "kill"],
] as const)("what the process before left is found: %s", async (_, end) => {
  const machine = new Machine();
  const before = machine.start();
  await before.spool.append(payloadOf("a", 3));
  await before.spool.append(payloadOf("b", 4));
  (await before.spool.oldest())?.settle();
  await settle();
  if (end === "close") await before.spool.close();
  else machine.kill();

  const { spool, news } = machine.start();
  await settle();
  expect(news).toMatchObject({ recovered: 4, lost: {} });
  expect(spool.items).toBe(4);
  expect(await takeAll(spool)).toEqual(["b"]);
});

test("a process that leaves nothing behind leaves nothing behind", async () => {
  const machine = new Machine();
  const { spool } = machine.start();
  await spool.append(payloadOf("a"));
  await takeAll(spool);
  await spool.close();
  const entries = await machine.disk.list("/data/spool");
  expect(entries).toEqual([]);
  expect(machine.disk.descriptors).toBe(0);
});

test("two processes that share a directory do not see each other's, until one is gone", async () => {
  const machine = new Machine();
  const one = machine.start();
  const two = machine.start();
  await one.spool.append(payloadOf("of one"));
  await machine.scheduler.advance(1);
  await two.spool.append(payloadOf("of two"));
  await settle();
  expect(two.news.recovered).toBe(0);

  await one.spool.close();
  await machine.scheduler.advance(60_000);
  await settle();
  expect(two.news.recovered).toBe(1);
  expect(await takeAll(two.spool)).toEqual(["of one", "of two"]);
});

test("what was taken over from a dead process is taken over again when that process dies", async () => {
  const machine = new Machine();
  await machine.start().spool.append(payloadOf("a"));
  machine.kill();
  machine.disk.hook = (operation, path) => {
    // Dies between taking over the directory and moving its files.
    if (operation === "rename" && path.endsWith(".spool")) return new Promise(() => {});
    return undefined;
  };
  machine.start();
  await settle();
  machine.kill();

  const { spool } = machine.start();
  await settle();
  expect(await takeAll(spool)).toEqual(["a"]);
});

test("a directory without a mark is taken over only when it is old", async () => {
  const machine = new Machine();
  const before = machine.start();
  await before.spool.append(payloadOf("a"));
  await before.spool.close();
  const [left] = await machine.disk.list("/data/spool");
  await machine.disk.makeDirectory("/data/spool/own-unmarked");
  for (const [path] of machine.disk.files()) {
    await machine.disk.rename(path, `/data/spool/own-unmarked/${path.split("/").at(-1)}`);
  }
  await machine.disk.removeDirectory(`/data/spool/${left?.name}`);

  const { spool, news } = machine.start();
  await settle();
  expect(news.recovered).toBe(0);
  await machine.scheduler.advance(60_000);
  await settle();
  await machine.scheduler.advance(60_000);
  await settle();
  expect(news.recovered).toBe(1);
  expect(await takeAll(spool)).toEqual(["a"]);
});

test("what others keep in the directory is left alone", async () => {
  const machine = new Machine();
  await machine.disk.makeDirectory("/data/spool/something");
  const descriptor = await machine.disk.open("/data/spool/note.txt", "create");
  await machine.disk.write(descriptor, Buffer.from("mine"), 0);
  const { spool } = machine.start();
  await settle();
  await spool.append(payloadOf("a"));
  await machine.scheduler.advance(600_000);
  await settle();
  expect((await machine.disk.list("/data/spool")).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["something", "note.txt"]),
  );
});

test("bodies are compressed, unless they are already", async () => {
  const machine = new Machine();
  const { spool } = machine.start();
  await spool.append({ body: Buffer.alloc(100_000, "a"), items: 1 });
  expect(machine.disk.bytes).toBeLessThan(2000);
  const first = await spool.oldest();
  expect(first?.payload.contentEncoding).toBe("gzip");
  first?.settle();
  await spool.append({ body: Buffer.alloc(100_000, "a"), items: 1, contentEncoding: "zstd" });
  const second = await spool.oldest();
  expect(second?.payload).toEqual({ body: Buffer.alloc(100_000, "a"), items: 1, contentEncoding: "zstd" });
});

test("files have the size that was asked for, and room is freed file by file", async () => {
  const machine = new Machine();
  const { spool } = machine.start({ segmentBytes: 4096, maxBytes: 1024 * 1024 });
  for (let index = 0; index < 50; index++) await spool.append(payloadOf(`${index}`.padEnd(500)));
  const sizes = [...machine.disk.files().values()].map(({ length }) => length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4096);
  expect(sizes.length).toBeGreaterThan(5);
  expect(spool.bytes).toBe(machine.disk.bytes);
  const before = spool.bytes;
  for (let index = 0; index < 8; index++) (await spool.oldest())?.settle();
  expect(spool.bytes).toBe(before - (sizes[0] ?? 0));
  await settle();
  expect(spool.bytes).toBe(machine.disk.bytes);
});

test("when it is full, what comes is refused", async () => {
  const { spool } = new Machine().start({ maxBytes: 8192, segmentBytes: 4096 });
  let kept = 0;
  let outcome = await spool.append(payloadOf("x".repeat(900), 5));
  for (; outcome.kind === "stored"; kept++) outcome = await spool.append(payloadOf("x".repeat(900), 5));
  expect(kept).toBe(8);
  expect(spool.bytes).toBeLessThanOrEqual(8192);
  expect(outcome).toMatchObject({ kind: "refused", cause: { message: expect.stringContaining("full") } });
  expect(spool.items).toBe(40);
});

test("or the oldest file makes room, and what was in it is told to be lost", async () => {
  const { spool, news } = new Machine().start({ maxBytes: 8192, segmentBytes: 4096, overflow: "drop-oldest" });
  const texts = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(900));
  for (const text of texts) expect(await spool.append(payloadOf(text, 5))).toEqual(stored);
  expect(spool.bytes).toBeLessThanOrEqual(8192);
  const left = await takeAll(spool);
  expect(left).toEqual(texts.slice(-left.length));
  expect(news.lost).toEqual({ spool_full: 5 * (40 - left.length) });
});

test("a record that is being sent when its file makes room is not counted as lost", async () => {
  const { spool, news } = new Machine().start({ maxBytes: 8192, segmentBytes: 4096, overflow: "drop-oldest" });
  await spool.append(payloadOf("0".padEnd(900), 5));
  const current = await spool.oldest();
  for (let index = 1; index < 40; index++) await spool.append(payloadOf(`${index}`.padEnd(900), 5));
  const before = spool.items;
  current?.settle();
  expect(spool.items).toBe(before - 5);
  expect(news.lost["spool_full"]).toBe(5 * 40 - 5 - spool.items);
});

test("what would never fit is refused, whatever the policy, and costs nothing else", async () => {
  const { spool, news } = new Machine().start({ maxBytes: 8192, segmentBytes: 4096, overflow: "drop-oldest" });
  await spool.append(payloadOf("a"));
  const noise = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251));
  expect(await spool.append({ body: noise, items: 1, contentEncoding: "gzip" })).toMatchObject({ kind: "refused" });
  expect(news.lost).toEqual({});
  expect(await takeAll(spool)).toEqual(["a"]);
});

test("after it was closed it takes nothing, and gives nothing", async () => {
  const { spool } = new Machine().start();
  await spool.append(payloadOf("a"));
  await spool.close();
  expect(await spool.append(payloadOf("b"))).toMatchObject({ kind: "refused" });
  expect(await spool.oldest()).toBeUndefined();
  expect(spool.close()).toBe(spool.close());
});

test("an option that cannot work is an error at construction", () => {
  const directory = "/data/spool";
  expect(() => new DiskSpool({ directory: "" })).toThrow(/Expected `directory`/);
  expect(() => new DiskSpool({ directory, maxBytes: 100 })).toThrow(
    /Expected `maxBytes` to be an integer >= 8192, got 100/,
  );
  expect(() => new DiskSpool({ directory, segmentBytes: 10 })).toThrow(/`segmentBytes`/);
  expect(() => new DiskSpool({ directory, fsync: "always" as "batch" })).toThrow(/"batch" or "interval" or "never"/);
  expect(() => new DiskSpool({ directory, overflow: "block" as "drop-newest" })).toThrow(/`overflow`/);
  expect(() => new DiskSpool({ directory, fsyncIntervalMs: 0 })).toThrow(/`fsyncIntervalMs`/);
});
