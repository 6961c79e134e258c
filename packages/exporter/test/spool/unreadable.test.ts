import { describe, expect, test } from "vitest";

import { appendAll, appendOne, complain, Machine, range, segmentsOf, settle, small, take } from "../support/spool.ts";

describe("a file that cannot be read", () => {
  test("is given up after some tries, and told; those before and behind it go on", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(12));
    const [, bad = ""] = segmentsOf(machine);
    machine.disk.hook = (operation, path) => (operation === "read" && path === bad ? complain("EIO") : undefined);
    expect(await take(process, 4)).toEqual([...range(4), ...range(4, 8)]);
    await settle();
    expect(process.news.lost).toEqual({ spool_corrupt: 4 });
    expect(process.spool.items).toBe(0);
    expect([...machine.disk.files().keys()]).toEqual([expect.stringContaining("/quarantine/")]);
    expect(machine.disk.descriptors).toBe(0);
  });

  test("for a moment only costs nothing", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(12));
    const failures = new Map(segmentsOf(machine).map((path) => [path, 2]));
    machine.disk.hook = (operation, path) => {
      const left = failures.get(path) ?? 0;
      if (operation !== "read" || left === 0) return undefined;
      failures.set(path, left - 1);
      return complain("EIO");
    };
    expect(await take(process, 7)).toEqual(range(12));
    expect([...failures.values()]).toEqual([0, 0, 0]);
    expect(process.news.lost).toEqual({});
  });

  test.each(["EIO", "EMFILE"])("while others are taken over (%s) is taken over when it can be", async (code) => {
    const machine = new Machine();
    await appendAll(machine.start(small), range(12));
    machine.kill();
    const [, bad = ""] = segmentsOf(machine).map((path) => path.split("/").at(-1));
    const operation = code === "EIO" ? "read" : "open";
    machine.disk.hook = (called, path) => (called === operation && path.endsWith(bad) ? complain(code) : undefined);
    const process = machine.start(small);
    await process.opened;
    expect(process.news).toMatchObject({ recovered: 8, lost: {} });
    await machine.scheduler.advance(180_000);
    await settle();
    expect(machine.disk.descriptors).toBe(0);
    expect(await take(process)).toEqual([...range(4), ...range(4, 8)]);
    machine.disk.hook = () => {};
    await machine.scheduler.advance(60_000);
    await settle();
    expect(process.news).toMatchObject({ recovered: 12, lost: {} });
    expect(await take(process)).toEqual(range(4, 4));
  });

  test("because it is gone is given up at once, and told", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(12));
    const [, gone = ""] = segmentsOf(machine);
    await machine.disk.remove(gone);
    expect(await take(process)).toEqual([...range(4), ...range(4, 8)]);
    expect(process.news.lost).toEqual({ spool_corrupt: 4 });
    expect(process.spool.items).toBe(0);
  });

  test("because no more files can be opened costs nothing", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(6));
    machine.disk.hook = (operation) => (operation === "open" ? complain("EMFILE") : undefined);
    for (let time = 0; time < 10; time++) expect(await process.spool.oldest()).toBeUndefined();
    await appendOne(process, 6);
    machine.disk.hook = () => {};
    expect((await take(process)).slice(0, 6)).toEqual(range(6));
    expect(process.news.lost).toEqual({});
  });
});

test("a directory that somebody removes is made anew, and what was in there is told to be lost", async () => {
  const machine = new Machine();
  let held = 0;
  const locks = {
    ...machine.disk.locks,
    async hold() {
      held += 1;
      return { release: async () => void (held -= 1) };
    },
  };
  const process = machine.start({ ...small, locks });
  await appendAll(process, range(9));
  await machine.disk.rename("/data/spool", "/data/elsewhere");
  // Three more fit into the file that is open, wherever that is now.
  await appendAll(process, range(6, 9));
  expect(await machine.disk.list("/data/spool")).toHaveLength(1);
  expect(held).toBe(1);
  expect(await take(process)).toEqual(range(3, 12));
  expect(process.news.lost).toEqual({ spool_corrupt: 12 });
  expect(process.spool.items).toBe(0);
  await process.spool.close();
  machine.kill();
  const after = machine.start(small);
  await after.opened;
  expect(after.news.recovered).toBe(0);
});
