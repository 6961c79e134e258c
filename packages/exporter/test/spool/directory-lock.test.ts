import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import { type DirectoryHold, type DirectoryLocks, type Holder, socketLocks } from "../../src/spool/directory-lock.ts";
import { DiskSpool } from "../../src/spool/disk-spool.ts";
import type { DiskSpoolOptions } from "../../src/spool/disk-spool-options.ts";
import { type OpenedSpool, payloadOf, SpoolNews, takeAll } from "../support/spool.ts";
import { VirtualScheduler } from "../support/virtual-scheduler.ts";

const program = (name: string): string => fileURLToPath(new URL(`support/${name}.ts`, import.meta.url));

const start = async (name: string, args: readonly string[] = []): Promise<ChildProcess> => {
  const child = fork(program(name), args, { execArgv: ["--conditions=@sideband/source", "--no-warnings"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child, "message");
  return child;
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  expect(child.exitCode).toBe(null); // its exit would not be heard again
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
};

const descriptors = async (): Promise<number> => (await readdir("/proc/self/fd")).length;

let scratch: string;
/** Too long for the address of a socket. */
let deep: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "sideband-spool-"));
  deep = join(scratch, "a".repeat(60), "b".repeat(60));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

describe.each([
  ["a path of the usual length", () => join(scratch, "own")],
  ["a path too long for a socket", () => join(deep, "own")],
])("a directory at %s", (_, place) => {
  test.skipIf(process.platform === "win32")("is held by a process as long as that lives, stopped or not", async () => {
    await mkdir(place(), { recursive: true });
    const child = await start("hold-directory", [place(), "live on"]);
    expect(await socketLocks.holder(place())).toBe("held");
    child.kill("SIGSTOP");
    const before = await descriptors();
    for (let time = 0; time < 5; time++) expect(await socketLocks.holder(place())).toBe("held");
    await expect.poll(descriptors).toBeLessThanOrEqual(before);
    await end(child, "SIGKILL");
    expect(await socketLocks.holder(place())).toBe("free");
  });

  test("may be renamed while it is held", async () => {
    await mkdir(place(), { recursive: true });
    const hold = await socketLocks.hold(place());
    const elsewhere = `${place()}-elsewhere`;
    await rename(place(), elsewhere);
    expect(await socketLocks.holder(elsewhere)).toBe("held");
    expect(await socketLocks.holder(place())).not.toBe("free");
    await hold.release();
    expect(await socketLocks.holder(elsewhere)).not.toBe("held");
  });

  test("cannot be held twice", async () => {
    await mkdir(place(), { recursive: true });
    const hold = await socketLocks.hold(place());
    const before = await descriptors();
    for (let time = 0; time < 5; time++) {
      await expect(socketLocks.hold(place())).rejects.toMatchObject({ code: "EADDRINUSE" });
    }
    await expect.poll(descriptors).toBeLessThanOrEqual(before);
    expect(await socketLocks.holder(place())).toBe("held");
    await hold.release();
  });

  test("is held by a thread until that ends", async () => {
    await mkdir(place(), { recursive: true });
    const worker = new Worker(program("hold-directory"), { argv: [place(), "live on"] });
    await once(worker, "message");
    expect(await socketLocks.holder(place())).toBe("held");
    const elsewhere = `${place()}-elsewhere`;
    await rename(place(), elsewhere);
    await worker.terminate();
    expect(await socketLocks.holder(elsewhere)).not.toBe("held");
  });

  test("has no mark before anybody has held it", async () => {
    await mkdir(place(), { recursive: true });
    expect(await socketLocks.holder(place())).toBe("unmarked");
  });

  test("costs no descriptor that stays", async () => {
    await mkdir(place(), { recursive: true });
    const before = await descriptors();
    for (let time = 0; time < 20; time++) {
      const hold = await socketLocks.hold(place());
      expect(await socketLocks.holder(place())).toBe("held");
      await hold.release();
      await rm(join(place(), "lock"), { force: true });
      expect(await socketLocks.holder(place())).toBe("unmarked");
    }
    await expect.poll(descriptors).toBeLessThanOrEqual(before);
  });
});

test("whoever stays at the door does not keep it from being given up", async () => {
  const hold = await socketLocks.hold(scratch);
  const visitor = connect(join(scratch, "lock"));
  await once(visitor, "connect");
  visitor.pause();
  await hold.release();
  visitor.destroy();
  expect(await socketLocks.holder(scratch)).not.toBe("held");
});

test("holding a directory does not hold the process", async () => {
  const child = await start("hold-directory", [scratch]);
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(0);
});

test("a directory that cannot be asked is taken for held", async () => {
  await writeFile(join(scratch, "file"), "");
  expect(await socketLocks.holder(join(scratch, "file"))).toBe("held");
});

/** What a process had that is dead now. */
class DyingLocks implements DirectoryLocks {
  readonly #holds: DirectoryHold[] = [];

  async hold(directory: string): Promise<DirectoryHold> {
    const hold = await socketLocks.hold(directory);
    this.#holds.push(hold);
    return { release: async () => {} };
  }

  holder(directory: string): Promise<Holder> {
    return socketLocks.holder(directory);
  }

  async die(): Promise<void> {
    for (const hold of this.#holds) await hold.release();
  }
}

const startSpool = (directory: string, options: Partial<DiskSpoolOptions> = {}): OpenedSpool => {
  const lines: string[] = [];
  const news = new SpoolNews();
  const spool = new DiskSpool({ directory, log: (line) => lines.push(line), ...options });
  onTestFinished(() => spool.close());
  return { spool, news, lines, opened: spool.open(news.listener) };
};

test("two spools in one process do not see each other's", async () => {
  const [one, two] = [startSpool(scratch), startSpool(scratch)];
  await Promise.all([one.opened, two.opened]);
  await one.spool.append(payloadOf("of one"));
  await two.spool.append(payloadOf("of two"));
  const three = startSpool(scratch);
  await three.opened;
  expect(three.news.recovered).toBe(0);
  expect(await takeAll(one.spool)).toEqual(["of one"]);
  expect(await takeAll(two.spool)).toEqual(["of two"]);
  expect((await readdir(scratch)).filter((name) => name.startsWith("own-"))).toHaveLength(3);
  expect([one, two, three].flatMap(({ lines }) => lines)).toEqual([]);
});

test("what is left on purpose is found, where it was left", async () => {
  const before = startSpool(scratch);
  await before.spool.append(payloadOf("a"));
  await before.spool.close();
  expect(await readdir(scratch)).toEqual([expect.stringMatching(/^left-/)]);
  const after = startSpool(scratch);
  await after.opened;
  expect(await readdir(scratch)).toEqual([expect.stringMatching(/^own-/)]);
  expect(await takeAll(after.spool)).toEqual(["a"]);
  await after.spool.close();
  expect(await readdir(scratch)).toEqual([]);
});

test("of several processes that find what dead ones left at the same time, one gets each", async () => {
  const rounds = Math.max(12, Math.round(Number(process.env["FC_NUM_RUNS"] ?? 0) / 50));
  const processes = await Promise.all([start("empty-spools"), start("empty-spools")]);
  for (let round = 0; round < rounds; round++) {
    const directory = join(scratch, `${round}`);
    const locks = new DyingLocks();
    const ids: string[] = [];
    for (let dead = 0; dead < 3; dead++) {
      const spool = new DiskSpool({ directory, locks, segmentBytes: 4096, maxBytes: 1_000_000 });
      for (let record = 0; record < 8; record++) {
        const id = `${dead}.${record}`.padEnd(900);
        ids.push(id);
        await spool.append(payloadOf(id));
      }
    }
    await locks.die();
    const answers = processes.map((one) => once(one, "message"));
    for (const one of processes) one.send(directory);
    const taken = (await Promise.all(answers)).flatMap(([texts]) => texts as string[]);
    expect(taken.toSorted()).toEqual(ids.toSorted());
    expect(await readdir(directory)).toEqual([]);
  }
});

test("only its owner may read what lies there, whatever the process allows others", async () => {
  const directory = join(scratch, "data", "spool");
  const child = await start("keep-one", [directory]);
  const modes: Record<string, string> = {};
  for (const entry of await readdir(join(scratch, "data"), { recursive: true, withFileTypes: true })) {
    const name = entry.name.replace(/[0-9a-f]{8,}/g, "*").replace(/\d+/g, "*");
    if (entry.isSocket()) continue; // nobody else gets that far
    modes[name] = ((await stat(join(entry.parentPath, entry.name))).mode & 0o777).toString(8);
  }
  expect(modes).toEqual({ spool: "700", "own-*": "700", "*-*.spool": "600" });
  expect(((await stat(join(scratch, "data"))).mode & 0o777).toString(8)).toBe("700");
  await end(child, "SIGKILL");
});

test("the directory may be a link", async () => {
  await mkdir(join(scratch, "real"));
  await symlink(join(scratch, "real"), join(scratch, "link"));
  const { spool } = startSpool(join(scratch, "link"));
  expect(await spool.append(payloadOf("a"))).toEqual({ kind: "stored" });
  expect(await readdir(join(scratch, "real"))).toEqual([expect.stringMatching(/^own-/)]);
  const again = startSpool(join(scratch, "real"));
  await again.opened;
  expect(again.news.recovered).toBe(0);
});

test("a file where the directory should be is left alone, and made good for as soon as it is gone", async () => {
  const scheduler = new VirtualScheduler();
  const directory = join(scratch, "file");
  await writeFile(directory, "mine");
  const { spool, lines, opened } = startSpool(directory, { scheduler });
  await opened;
  expect(await spool.append(payloadOf("a"))).toMatchObject({ kind: "refused" });
  expect(await readFile(directory, "utf8")).toBe("mine");
  await rm(directory);
  expect(await spool.append(payloadOf("b"))).toMatchObject({ kind: "refused" });
  await scheduler.advance(5000);
  expect(await spool.append(payloadOf("c"))).toEqual({ kind: "stored" });
  expect(lines).toEqual([
    expect.stringMatching(/the disk does not work \((EEXIST|ENOTDIR)\)$/),
    expect.stringContaining("working again"),
  ]);
});
