import { describe, expect, test } from "vitest";

import {
  appendAll,
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

const stayIdle = async ({ disk, scheduler }: Machine): Promise<void> => {
  const calls: string[] = [];
  disk.hook = (operation) => void calls.push(operation);
  await scheduler.advance(200_000);
  await settle();
  expect(calls).toEqual([]);
};

describe("closing", () => {
  test("brings all to the disk, and then does nothing any more", async () => {
    const machine = new Machine();
    await machine.disk.makeDirectory("/data");
    await machine.disk.syncDirectory("/");
    const process = machine.start({ ...small, fsync: "interval" });
    await process.opened;
    await appendAll(process, range(2));
    await process.spool.close();
    await stayIdle(machine);
    machine.crash();
    const after = machine.start(small);
    await after.opened;
    expect(await take(after)).toEqual(range(2));
  });

  test("while what others left is looked through leaves all of it to the next", async () => {
    const machine = new Machine();
    const before = machine.start(small);
    await appendAll(before, range(12));
    await before.spool.close();
    const [, second = "", third = ""] = segmentsOf(machine).map((path) => path.split("/").at(-1) ?? "");
    const read = holdUp(machine.disk, "read", new RegExp(second));
    const between = machine.start(small);
    await read.reached;
    const closed = between.spool.close();
    await settle();
    read.letGo();
    const read3 = holdUp(machine.disk, "read", new RegExp(third));
    const isRead = read3.reached.then(() => "read");
    expect(await Promise.race([isRead, closed.then(() => "closed")])).toBe("closed");
    expect(machine.disk.descriptors).toBe(0);
    await stayIdle(machine);
    const after = machine.start(small);
    await after.opened;
    expect(after.news).toMatchObject({ recovered: 12, lost: {} });
    expect(await take(after)).toEqual(range(12));
  });

  test("what is on its way to the disk gets there; what comes later is refused, and makes nothing", async () => {
    const machine = new Machine();
    const { spool } = machine.start(small);
    await spool.append(payloadOf("a"));
    const write = holdUp(machine.disk, "write");
    const before = spool.append(payloadOf("b"));
    await write.reached;
    // This one is still being compressed.
    const meanwhile = spool.append(payloadOf("c".repeat(200_000)));
    const closed = spool.close();
    const later = spool.append(payloadOf("d"));
    await settle();
    write.letGo();
    await closed;
    expect(await before).toEqual(stored);
    expect(await meanwhile).toMatchObject(refused);
    expect(await later).toMatchObject(refused);
    await settle();
    expect((await machine.disk.list("/data/spool")).map(({ name }) => name)).toEqual([expect.stringMatching(/^left-/)]);
    expect(machine.disk.descriptors).toBe(0);
    const after = machine.start(small);
    await after.opened;
    expect(await takeAll(after.spool)).toEqual(["a", "b"]);
  });

  test("waits for what is being looked for, and what is settled afterwards is sent once more", async () => {
    const machine = new Machine();
    const { spool, lines } = machine.start(small);
    // It is read in two goes.
    const text = "a".repeat(95_000);
    await spool.append({ body: Buffer.from(text), items: 1, contentEncoding: "gzip" });
    const read = holdUp(machine.disk, "read");
    const oldest = spool.oldest();
    await read.reached;
    const closed = spool.close();
    await settle();
    read.letGo();
    await closed;
    (await oldest)?.settle();
    await settle();
    expect(machine.disk.descriptors).toBe(0);
    expect(lines).toEqual([]);
    const after = machine.start(small);
    await after.opened;
    expect(await takeAll(after.spool)).toEqual([text]);
  });

  test("waits until the disk knows what was settled before", async () => {
    const machine = new Machine();
    const process = machine.start(small);
    await appendAll(process, range(3));
    const write = holdUp(machine.disk, "write");
    for (let time = 0; time < 2; time++) (await process.spool.oldest())?.settle();
    const closed = process.spool.close();
    await write.reached;
    await settle();
    write.letGo();
    await closed;
    expect(process.lines).toEqual([]);
    expect(machine.disk.descriptors).toBe(0);
    const after = machine.start(small);
    await after.opened;
    expect(await take(after)).toEqual([2]);
  });

  test("on a disk that does not work comes to its end", async () => {
    const machine = new Machine();
    const { spool, lines } = machine.start({ ...small, fsync: "interval" });
    await spool.append(payloadOf("a"));
    machine.disk.hook = () => complain("EIO");
    await spool.close();
    expect(spool.items).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/the disk does not work \(EIO\)$/),
      expect.stringMatching(/closed; since .*: \d+ times, 0 lost$/),
    ]);
  });
});
