import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { NodeFileSystem } from "../../src/spool/node-file-system.ts";

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), "sideband-spool-"))));
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Until the pool has done it, and this thread has not heard of that. */
const wait = (isDone: () => boolean): void => {
  while (!isDone());
};

test("what the pool has just done when the process is about to end is not done wrong by doing it once more", async () => {
  const [one, two, three] = ["one", "two", "three"].map((name) => join(directory, name)) as [string, string, string];

  let disk = new NodeFileSystem();
  const created = disk.open(one, "create");
  wait(() => existsSync(one));
  disk.drain();
  await disk.write(await created, Buffer.from("1"), 0);

  disk = new NodeFileSystem();
  const renamed = disk.rename(one, two);
  wait(() => existsSync(two));
  disk.drain();
  await renamed;

  disk = new NodeFileSystem();
  const made = disk.makeDirectory(three);
  wait(() => existsSync(three));
  disk.drain();
  await made;

  disk = new NodeFileSystem();
  const removed = disk.remove(two);
  wait(() => !existsSync(two));
  disk.drain();
  await removed;
  expect(await disk.list(directory)).toMatchObject([{ name: "three" }]);
});

test.each(["in the pool", "in this thread"])("what cannot be done is told, by its code (%s)", async (where) => {
  const disk = new NodeFileSystem();
  if (where === "in this thread") disk.drain();
  const missing = join(directory, "missing");
  await expect(disk.open(missing, "existing")).rejects.toMatchObject({ code: "ENOENT" });
  await expect(disk.rename(missing, join(directory, "other"))).rejects.toMatchObject({ code: "ENOENT" });
  await expect(disk.list(missing)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(disk.syncDirectory(missing)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(disk.removeDirectory(missing)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(disk.remove(missing)).resolves.toBeUndefined();
  writeFileSync(missing, "");
  await expect(disk.makeDirectory(missing)).rejects.toMatchObject({ code: "EEXIST" });
  await expect(disk.remove(directory)).rejects.toMatchObject({ code: expect.stringMatching(/EISDIR|EPERM/) });
});

test.each(["in the pool", "in this thread"])("reads and writes at any place (%s)", async (where) => {
  const disk = new NodeFileSystem();
  if (where === "in this thread") disk.drain();
  const path = join(directory, "file");
  const descriptor = await disk.open(path, "create");
  await disk.write(descriptor, Buffer.from("0123456789"), 0);
  await disk.write(descriptor, Buffer.from("x"), 4);
  await disk.truncate(descriptor, 8);
  await disk.sync(descriptor);
  expect(readFileSync(path, "utf8")).toBe("0123x567");
  expect(await disk.size(descriptor)).toBe(8);
  const target = Buffer.alloc(5, "-");
  expect(await disk.read(descriptor, target, 5)).toBe(3);
  expect(target.toString()).toBe("567--");
  expect(await disk.read(descriptor, target, 3)).toBe(5);
  expect(target.toString()).toBe("3x567");
  await disk.close(descriptor);
  const [entry] = await disk.list(directory);
  expect(entry).toMatchObject({ name: "file", isDirectory: false, bytes: 8 });
  expect(Math.abs(Date.now() - (entry?.modifiedMs ?? 0))).toBeLessThan(3_600_000);
});
