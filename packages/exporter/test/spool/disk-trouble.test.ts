import { describe, expect, test } from "vitest";

import {
  appendAll,
  appendOne,
  complain,
  holdUp,
  Machine,
  payloadOf,
  range,
  refused,
  segmentsOf,
  settle,
  small,
  stored,
  take,
  takeAll,
} from "../support/spool.ts";

describe("a disk that is full", () => {
  test.each([0, 10, 100])(
    "refuses (%i bytes left), and takes again; what was refused leaves nothing behind",
    async (spare) => {
      const machine = new Machine();
      const process = machine.start(small);
      await appendAll(process, range(3));
      await process.spool.oldest(); // as while it is being sent
      const files = segmentsOf(machine);
      machine.disk.capacity = machine.disk.bytes + spare;
      for (let time = 0; time < 20; time++) {
        expect(await process.spool.append(payloadOf("refused".padEnd(900)))).toMatchObject(refused);
      }
      await settle();
      expect(segmentsOf(machine)).toEqual(files);
      expect(process.spool.items).toBe(3);
      expect(process.spool.bytes).toBe(machine.disk.bytes);

      machine.disk.capacity = Infinity;
      await appendAll(process, range(3, 3));
      expect(await take(process)).toEqual(range(6));
      expect(process.lines).toEqual([
        expect.stringMatching(/the disk does not work \(ENOSPC\)$/),
        expect.stringMatching(/working again; .*: 20 times, 0 lost$/),
      ]);
      await settle();
      expect(machine.disk.descriptors).toBe(0);
    },
  );

  test("still gives what it holds", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(6));
    machine.disk.capacity = machine.disk.bytes;
    expect(await appendOne(process, 6)).toMatchObject(refused);
    expect(await take(process)).toEqual(range(6));
  });
});

describe("a disk that is read-only", () => {
  const makeReadOnly = ({ disk }: Machine): void => {
    disk.hook = (operation) =>
      ["write", "truncate", "makeDirectory", "rename", "remove", "removeDirectory"].includes(operation)
        ? complain("EROFS")
        : undefined;
  };

  test("still gives what it holds, each once, and takes again when it is not any more", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(6));
    makeReadOnly(machine);
    expect(await appendOne(process, 6)).toMatchObject(refused);
    expect(await take(process)).toEqual(range(6));
    await settle();
    machine.disk.hook = () => {};
    await appendAll(process, range(2, 6));
    expect(await take(process)).toEqual(range(2, 6));
    expect(process.news.lost).toEqual({});
    await settle();
    expect(machine.disk.descriptors).toBe(0);
  });

  test.each(["EROFS", "EACCES"])("from the beginning (%s), costs nothing of what lies there", async (code) => {
    const machine = new Machine();
    await appendAll(machine.start(small), range(6));
    machine.kill();
    makeReadOnly(machine);
    machine.disk.hook = (operation) => (operation === "makeDirectory" ? complain(code) : undefined);
    const process = machine.start(small);
    await process.opened;
    expect(await process.spool.oldest()).toBeUndefined();
    expect(await appendOne(process, 6)).toMatchObject({
      ...refused,
      cause: { message: expect.stringMatching(/The disk does not work: (EAGAIN|EROFS|EACCES) in \/data\/spool/) },
    });
    machine.disk.hook = () => {};
    await machine.scheduler.advance(60_000);
    await settle();
    expect(process.news).toMatchObject({ recovered: 6, lost: {} });
    expect(await take(process)).toEqual(range(6));
  });

  test("leaves no directory behind each time that none could be made", async () => {
    const machine = new Machine();
    machine.disk.hook = (operation) => (operation === "rename" ? complain("EROFS") : undefined);
    const process = machine.start(small);
    for (let time = 0; time < 5; time++) {
      expect(await process.spool.append(payloadOf("a"))).toMatchObject(refused);
      await machine.scheduler.advance(5000);
    }
    expect(await machine.disk.list("/data/spool")).toEqual([]);
  });

  test("is not asked for a directory each time that something is to be kept", async () => {
    const machine = new Machine();
    let asked = 0;
    machine.disk.hook = (operation) => {
      if (operation !== "makeDirectory") return undefined;
      asked += 1;
      return complain("EROFS");
    };
    const process = machine.start(small);
    await process.opened;
    for (let time = 0; time < 50; time++) await process.spool.append(payloadOf("a"));
    expect(asked).toBe(1);
    await machine.scheduler.advance(5000);
    await process.spool.append(payloadOf("a"));
    expect(asked).toBe(2);
  });
});

describe("a disk that is slow", () => {
  const large = (index: number) => ({
    body: Buffer.alloc(8 * 1024 * 1024, index),
    items: 10 + index,
    contentEncoding: "gzip" as const,
  });

  test("keeps so much waiting and refuses the rest, and all is right when it gets on at last", async () => {
    const machine = new Machine();
    const { spool } = machine.start();
    await spool.append(payloadOf("first"));
    const write = holdUp(machine.disk, "write");
    const appends = [0, 1, 2, 3].map((index) => spool.append(large(index)));
    await write.reached;
    await settle();
    expect(await spool.append(payloadOf("too much"))).toMatchObject({
      ...refused,
      cause: { message: "The disk is too slow: /data/spool" },
    });
    expect(spool.items).toBe(1);
    expect(Buffer.from((await spool.oldest())?.payload.body ?? []).toString()).toBe("first");
    write.letGo();
    expect(await Promise.all(appends)).toEqual([stored, stored, stored, stored]);
    expect(spool.items).toBe(1 + 10 + 11 + 12 + 13);
    expect(spool.bytes).toBe(machine.disk.bytes);
    expect(await spool.append(payloadOf("last"))).toEqual(stored);
    const sizes = (await takeAll(spool)).map(({ length }) => length);
    expect(sizes).toEqual([5, 8388608, 8388608, 8388608, 8388608, 4]);
    expect(spool.items).toBe(0);
  });

  test("and fails at last: what waited behind that is kept", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(1));
    const failed = Promise.withResolvers<never>();
    machine.disk.hook = (operation) => (operation === "write" ? failed.promise : undefined);
    const first = appendOne(process, 9);
    await settle();
    const rest = range(2, 1).map((number) => appendOne(process, number));
    await settle();
    machine.disk.hook = () => {};
    failed.reject(Object.assign(new Error("no"), { code: "EIO" }));
    expect(await first).toMatchObject(refused);
    expect(await Promise.all(rest)).toEqual([stored, stored]);
    expect(process.spool.items).toBe(3);
    expect(await take(process)).toEqual(range(3));
  });
});

describe("a sync that fails after all was written", () => {
  test("refuses the record, which then is nowhere", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(2));
    machine.disk.hook = (operation) => (operation === "sync" ? complain("EIO") : undefined);
    expect(await process.spool.append(payloadOf("refused"))).toMatchObject(refused);
    machine.disk.hook = () => {};
    expect(process.spool.items).toBe(2);
    await appendAll(process, range(1, 2));
    expect(segmentsOf(machine)).toHaveLength(2); // nothing more goes into the one that is broken
    machine.kill();
    const after = machine.start(small);
    await after.opened;
    expect(after.news).toMatchObject({ recovered: 3, lost: {} });
    expect(await take(after)).toEqual(range(3));
  });

  test("even if it cannot be cut off: not in this process", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(2));
    machine.disk.hook = (operation) => (["sync", "truncate"].includes(operation) ? complain("EIO") : undefined);
    expect(await process.spool.append(payloadOf("refused"))).toMatchObject(refused);
    machine.disk.hook = () => {};
    await appendAll(process, range(1, 2));
    expect(await take(process)).toEqual(range(3));
    expect(process.spool.items).toBe(0);
    expect(process.news.lost).toEqual({});
  });

  test("with `interval`, is told and costs nothing", async () => {
    const machine = new Machine();
    const process = machine.start({ ...small, fsync: "interval", fsyncIntervalMs: 100 });
    await appendAll(process, range(2));
    machine.disk.hook = (operation) => (operation === "sync" ? complain("EIO") : undefined);
    await machine.scheduler.advance(100);
    await settle();
    expect(process.lines).toEqual([expect.stringContaining("the disk does not work (EIO)")]);
    machine.disk.hook = () => {};
    await appendAll(process, range(1, 2));
    expect(segmentsOf(machine)).toHaveLength(2); // nothing more goes into the one that is broken
    expect(await take(process)).toEqual(range(3));
  });
});
