import { pbkdf2 } from "node:crypto";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterEach, beforeEach, expect, test } from "vitest";

import { DiskSpool } from "../../src/spool/disk-spool.ts";
import { payloadOf, SpoolNews, takeAll } from "../support/spool.ts";

const pbkdf2Async = promisify(pbkdf2);

/** The pool has four threads, and each of these takes one for long. */
const fillPool = (): Promise<unknown>[] =>
  Array.from({ length: 5 }, () => pbkdf2Async("telemetry", "salt", 200_000, 64, "sha512"));

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), "sideband-spool-"))));
afterEach(() => rm(directory, { recursive: true, force: true }));

const makeSpool = (fsync: "batch" | "interval" = "batch"): DiskSpool =>
  new DiskSpool({ directory, fsync, log: () => {} });

const findAll = async (): Promise<{ readonly texts: string[]; readonly news: SpoolNews }> => {
  const [spool, news] = [makeSpool(), new SpoolNews()];
  await spool.open(news.listener);
  const texts = await takeAll(spool);
  await spool.close();
  return { texts, news };
};

/** Something that would have to be read in two goes, were it not read at once. */
const large = { body: Buffer.alloc(200_000, "l"), items: 1, contentEncoding: "gzip" } as const;

test.each([
  ["that has not even a directory", async () => {}],
  ["that has a directory", async (spool: DiskSpool) => spool.open(new SpoolNews().listener)],
  ["that has a file", async (spool: DiskSpool) => void (await spool.append(large))],
])("when the process ends, a spool %s does not wait for the thread pool", async (_, prepare) => {
  const spool = makeSpool();
  await prepare(spool);
  const busy = fillPool();
  const before = spool.append(payloadOf("before"));
  const compressed = spool.append(payloadOf("compressed".repeat(1000)));
  const oldest = spool.oldest();
  spool.drain();
  const after = spool.append(payloadOf("after"));
  const closed = Promise.all([before, compressed, after, oldest]).then(() => spool.close());
  const first = await Promise.race([closed.then(() => "closed"), Promise.race(busy).then(() => "pool")]);
  expect(first).toBe("closed");
  expect(await Promise.all([before, compressed, after])).toEqual(Array.from({ length: 3 }, () => ({ kind: "stored" })));
  // What the pool does in the end changes nothing.
  await Promise.all(busy);
  await new Promise((resolve) => setTimeout(resolve, 0));
  const { texts, news } = await findAll();
  expect(news.lost).toEqual({});
  expect(texts).toHaveLength(news.recovered);
  expect(texts.filter((text) => !text.startsWith("l") && text.length < 10)).toEqual(["before", "after"]);
  expect(await readdir(directory)).toEqual([]);
});

test("when the process ends, what others left is looked through without the thread pool", async () => {
  const other = makeSpool();
  await other.append(large);
  await other.append(payloadOf("a"));
  await other.close();
  const [spool, news] = [makeSpool(), new SpoolNews()];
  const busy = fillPool();
  const opened = spool.open(news.listener);
  spool.drain();
  const closed = opened.then(() => spool.close());
  const first = await Promise.race([closed.then(() => "closed"), Promise.race(busy).then(() => "pool")]);
  expect(first).toBe("closed");
  expect(news).toMatchObject({ recovered: 2, lost: {} });
  await Promise.all(busy);
  expect((await findAll()).texts).toHaveLength(2);
});

test("what the pool writes too late, it does not write into a file of the application", async () => {
  const spool = makeSpool("interval");
  await spool.append(payloadOf("first"));
  const busy = fillPool();
  const append = spool.append(payloadOf("second"));
  await new Promise((resolve) => setImmediate(resolve)); // the pool has been asked
  spool.drain();
  expect(await append).toEqual({ kind: "stored" });
  await spool.close();
  const path = join(directory, "of the application");
  writeFileSync(path, "");
  const descriptors = Array.from({ length: 20 }, () => openSync(path, "r+"));
  await Promise.all(busy);
  for (let time = 0; time < 5; time++) await readdir(directory); // the pool has come so far
  expect(readFileSync(path)).toHaveLength(0);
  for (const descriptor of descriptors) closeSync(descriptor);
  expect((await findAll()).texts).toEqual(["first", "second"]);
});
