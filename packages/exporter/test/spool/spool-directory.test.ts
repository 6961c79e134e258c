import { expect, test } from "vitest";

import { appendAll, complain, holdUp, Machine, range, segmentsOf, settle, small, take } from "../support/spool.ts";

const ROOT = "/data/spool";

const directoriesOf = async ({ disk }: Machine): Promise<string[]> =>
  (await disk.list(ROOT)).map(({ name }) => name).toSorted();

/** A process that leaves so much and dies. */
const leave = async (machine: Machine, numbers: readonly number[]): Promise<void> => {
  await appendAll(machine.start(small), numbers);
  machine.kill();
  await machine.scheduler.advance(100);
};

test("what does not belong into a directory that was left behind keeps nobody from the rest", async () => {
  const machine = new Machine();
  const [one, two] = [machine.start(small), machine.start(small)];
  await appendAll(one, range(6));
  await machine.scheduler.advance(100);
  await appendAll(two, range(6, 6));
  machine.kill();
  for (const name of await directoriesOf(machine)) {
    await machine.disk.makeDirectory(`${ROOT}/${name}/of somebody else`);
    await machine.disk.open(`${ROOT}/${name}/core.1234`, "create");
  }
  const process = machine.start(small);
  await process.opened;
  expect(process.news).toMatchObject({ recovered: 12, lost: {} });
  expect(await take(process)).toEqual(range(12));
  await process.spool.close();
  // It is kept, where it is in nobody's way.
  expect(await directoriesOf(machine)).toEqual(["quarantine"]);
  expect((await machine.disk.list(`${ROOT}/quarantine`)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["of somebody else", "core.1234"]),
  );
  const after = machine.start(small);
  await after.opened;
  await appendAll(after, [1]);
  expect(await take(after)).toEqual([1]);
});

test("a file that cannot be moved keeps nobody from the rest, and is moved when it can be", async () => {
  const machine = new Machine();
  await leave(machine, range(12));
  const [, stuck = ""] = segmentsOf(machine).map((path) => path.split("/").at(-1));
  machine.disk.hook = (operation, path) =>
    operation === "rename" && path.endsWith(stuck) ? complain("EIO") : undefined;
  const process = machine.start(small);
  await process.opened;
  expect(process.news.recovered).toBe(8);
  expect(process.lines).toEqual([expect.stringContaining("the disk does not work (EIO)")]);
  machine.disk.hook = () => {};
  await machine.scheduler.advance(60_000);
  await settle();
  expect(process.news).toMatchObject({ recovered: 12, lost: {} });
  expect(await take(process)).toEqual(range(12));
});

test("a directory may be taken over while its process is still leaving it", async () => {
  const machine = new Machine();
  const leaving = machine.start(small);
  await appendAll(leaving, range(3));
  const lock = holdUp(machine.disk, "remove", /lock$/);
  const closed = leaving.spool.close();
  await lock.reached;
  const process = machine.start(small);
  await process.opened;
  lock.letGo();
  await closed;
  expect(await take(process)).toEqual(range(3));
  expect([...leaving.lines, ...process.lines]).toEqual([]);
});

test("a directory that another process takes over first is none of ours, and the rest is", async () => {
  const machine = new Machine();
  for (const process of [machine.start(small), machine.start(small)]) await appendAll(process, range(2));
  machine.kill();
  const [first = ""] = await directoriesOf(machine);
  const rename = holdUp(machine.disk, "rename", new RegExp(first));
  const process = machine.start(small);
  await rename.reached;
  const faster = machine.start(small);
  machine.disk.hook = (operation, path) =>
    operation === "rename" && path.includes("own-") && !path.includes(first) ? complain("EIO") : undefined;
  await faster.opened;
  expect(faster.news.recovered).toBe(2);
  rename.letGo();
  await process.opened;
  expect(process.news.recovered).toBe(2);
  expect(process.lines).toEqual([]);
  expect([await take(process), await take(faster)]).toEqual([range(2), range(2)]);
});

test("a directory that cannot be held is not used, and not left behind", async () => {
  const machine = new Machine();
  let works = false;
  const locks = {
    ...machine.disk.locks,
    hold: async (directory: string) => (works ? machine.disk.locks.hold(directory) : complain("EPERM")),
  };
  const process = machine.start({ ...small, locks });
  for (let time = 0; time < 3; time++) {
    const outcome = await process.spool.append({ body: Buffer.from("a"), items: 1 });
    expect(outcome).toMatchObject({ kind: "refused", cause: { message: expect.stringContaining("EPERM") } });
    await machine.scheduler.advance(5000);
  }
  expect(await directoriesOf(machine)).toEqual([]);
  works = true;
  await appendAll(process, range(1));
});

test("one that could not be named is let go, and removed", async () => {
  const machine = new Machine();
  let holds = 0;
  const locks = {
    ...machine.disk.locks,
    async hold(directory: string) {
      const hold = await machine.disk.locks.hold(directory);
      holds += 1;
      return {
        async release() {
          holds -= 1;
          await hold.release();
        },
      };
    },
  };
  machine.disk.hook = (operation) => (operation === "rename" ? complain("EROFS") : undefined);
  const process = machine.start({ ...small, locks });
  await process.opened;
  expect(holds).toBe(0);
  expect(await directoriesOf(machine)).toEqual([]);
});

test("what somebody has begun to make and not finished is left alone for a minute", async () => {
  const machine = new Machine();
  await machine.scheduler.advance(1_000_000);
  await machine.disk.makeDirectory(`${ROOT}/new-1`);
  const process = machine.start(small);
  await machine.scheduler.advance(60_000);
  await settle();
  expect(await directoriesOf(machine)).toContain("new-1");
  await machine.scheduler.advance(60_000);
  await settle();
  expect(await directoriesOf(machine)).toEqual([expect.stringMatching(/^own-/)]);
  expect(process.lines).toEqual([]);
});

test("but not if it is known to be dead", async () => {
  const machine = new Machine();
  await machine.disk.makeDirectory(`${ROOT}/new-1`);
  await machine.disk.locks.hold(`${ROOT}/new-1`);
  machine.kill();
  await machine.start(small).opened;
  expect(await directoriesOf(machine)).toEqual([expect.stringMatching(/^own-/)]);
});

test("a file that is done with while others are looked through is not missed", async () => {
  const machine = new Machine();
  const process = machine.start(small);
  await process.opened;
  const other = machine.start(small);
  await appendAll(other, range(1));
  await other.spool.close();
  await machine.scheduler.advance(100);
  await appendAll(process, range(1, 1));

  const size = holdUp(machine.disk, "size");
  const advancing = machine.scheduler.advance(60_000);
  await size.reached;
  expect(await take(process)).toEqual([1]);
  await settle();
  size.letGo();
  await advancing;
  await settle();
  expect(await take(process)).toEqual([0]);
  expect(process.lines).toEqual([]);
});

test("what is taken over while the file of this process is empty is not mistaken for that", async () => {
  const machine = new Machine();
  const [process, other] = [machine.start(small), machine.start(small)];
  await appendAll(process, [0]);
  expect(await take(process)).toEqual([0]);
  await appendAll(other, range(2, 1));
  await other.spool.close();
  await machine.scheduler.advance(60_000);
  await settle();
  await appendAll(process, [3]);
  expect(await take(process)).toEqual(range(3, 1));
  expect(process.spool.items).toBe(0);
});

test("a file that comes back is taken in once more", async () => {
  const machine = new Machine();
  await leave(machine, range(2));
  const [[path = "", content = Buffer.alloc(0)] = []] = machine.disk.files();
  const process = machine.start(small);
  await process.opened;
  expect(await take(process)).toEqual(range(2));
  await machine.disk.makeDirectory(`${ROOT}/left-1`);
  const restored = await machine.disk.open(`${ROOT}/left-1/${path.split("/").at(-1)}`, "create");
  await machine.disk.write(restored, content, 0);
  await machine.scheduler.advance(60_000);
  await settle();
  expect(process.news.recovered).toBe(4);
  expect(await take(process)).toEqual(range(2));
});

test("a directory that cannot be listed is tried again", async () => {
  const machine = new Machine();
  await leave(machine, range(3));
  machine.disk.hook = (operation) => (operation === "list" ? complain("EIO") : undefined);
  const process = machine.start(small);
  await process.opened;
  expect(process.lines).toHaveLength(1);
  machine.disk.hook = () => {};
  await machine.scheduler.advance(60_000);
  await settle();
  expect(await take(process)).toEqual(range(3));
});
