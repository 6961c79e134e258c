import { expect, test } from "vitest";

import type { DiskSpool } from "../../src/spool/disk-spool.ts";
import { Machine, payloadOf, settle, takeAll } from "../support/spool.ts";

interface Course {
  readonly attempted: string[];
  /** What the spool has promised to keep. */
  readonly promised: Set<string>;
  readonly settled: Set<string>;
  done: boolean;
}

/** Keeps some and takes some out, across several files. */
const run = async (spool: DiskSpool, course: Course): Promise<void> => {
  for (let index = 0; index < 14; index++) {
    const text = `${index}:`.padEnd(900, "x");
    course.attempted.push(text);
    if ((await spool.append(payloadOf(text))).kind === "stored") course.promised.add(text);
    if (index % 3 !== 2) continue;
    const oldest = await spool.oldest();
    if (oldest === undefined) continue;
    course.settled.add(Buffer.from(oldest.payload.body).toString());
    oldest.settle();
  }
  course.done = true;
};

/** Everything stops at the call to the disk of this number. */
const stopAt = (machine: Machine, call: number): void => {
  let calls = 0;
  machine.disk.hook = () => (calls++ >= call ? new Promise(() => {}) : undefined);
};

const options = { maxBytes: 1024 * 1024, segmentBytes: 4096 };

test("fault 19: whenever the power fails, what `batch` has promised is there afterwards, and nothing that was never written", async () => {
  let finished = false;
  for (let call = 0; !finished; call++) {
    const machine = new Machine();
    await machine.disk.makeDirectory("/data");
    await machine.disk.syncDirectory("/");
    const course: Course = { attempted: [], promised: new Set(), settled: new Set(), done: false };
    stopAt(machine, call);
    void run(machine.start(options).spool, course);
    await settle();
    finished = course.done;
    machine.crash();

    const after = machine.start(options);
    await settle();
    const found = after.spool.items;
    const taken = await takeAll(after.spool);
    expect(
      taken.filter((text) => !course.attempted.includes(text)),
      `call ${call}`,
    ).toEqual([]);
    const expected = [...course.promised].filter((text) => !course.settled.has(text));
    expect(
      expected.filter((text) => !taken.includes(text)),
      `call ${call}`,
    ).toEqual([]);
    expect(taken, `call ${call}`).toEqual(
      [...taken].toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    );
    expect(found).toBe(taken.length);
  }
}, 60_000);

test("fault 19: nor does it matter when the power fails once more while the next process finds its way", async () => {
  for (let call = 20; call < 120; call += 7) {
    const between = { finished: false };
    for (let second = 0; !between.finished; second += 2) {
      const machine = new Machine();
      await machine.disk.makeDirectory("/data");
      await machine.disk.syncDirectory("/");
      const course: Course = { attempted: [], promised: new Set(), settled: new Set(), done: false };
      stopAt(machine, call);
      void run(machine.start(options).spool, course);
      await settle();
      machine.crash();

      stopAt(machine, second);
      const { spool } = machine.start(options);
      await settle();
      const takeSome = async (): Promise<void> => {
        for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) {
          course.settled.add(Buffer.from(next.payload.body).toString());
          next.settle();
        }
        between.finished = true;
      };
      void takeSome();
      await settle();
      machine.crash();

      const after = machine.start(options);
      await settle();
      const taken = await takeAll(after.spool);
      const expected = [...course.promised].filter((text) => !course.settled.has(text));
      expect(
        expected.filter((text) => !taken.includes(text)),
        `calls ${call}, ${second}`,
      ).toEqual([]);
      expect(taken.filter((text) => !course.attempted.includes(text))).toEqual([]);
    }
  }
}, 120_000);

test("fault 19: what was taken over from a dead process is not lost either, whoever has brought what to the disk meanwhile", async () => {
  const machine = new Machine();
  await machine.disk.makeDirectory("/data");
  await machine.disk.syncDirectory("/");
  await machine.start(options).spool.append(payloadOf("a"));
  machine.kill();
  await machine.start(options).opened;
  // The third makes it last that the first has no directory any more.
  await machine.start(options).opened;
  machine.crash();
  const { spool, opened } = machine.start(options);
  await opened;
  expect(await takeAll(spool)).toEqual(["a"]);
});

test("fault 18: whenever the process is killed, what was kept is there afterwards, without any fsync", async () => {
  for (const fsync of ["never", "interval"] as const) {
    let finished = false;
    for (let call = 0; !finished; call++) {
      const machine = new Machine();
      const course: Course = { attempted: [], promised: new Set(), settled: new Set(), done: false };
      stopAt(machine, call);
      void run(machine.start({ ...options, fsync }).spool, course);
      await settle();
      finished = course.done;
      machine.kill();

      const { spool } = machine.start({ ...options, fsync });
      await settle();
      const taken = await takeAll(spool);
      const expected = [...course.promised].filter((text) => !course.settled.has(text));
      expect(
        expected.filter((text) => !taken.includes(text)),
        `call ${call}`,
      ).toEqual([]);
      expect(taken.filter((text) => !course.attempted.includes(text))).toEqual([]);
      expect(new Set(taken).size).toBe(taken.length);
    }
  }
}, 60_000);

test("with `interval`, what came before the last sync survives a power failure", async () => {
  const machine = new Machine();
  await machine.disk.makeDirectory("/data");
  await machine.disk.syncDirectory("/");
  const { spool } = machine.start({ ...options, fsync: "interval", fsyncIntervalMs: 1000 });
  await spool.append(payloadOf("early"));
  await machine.scheduler.advance(1000);
  await settle();
  await spool.append(payloadOf("late"));
  machine.crash();
  const after = machine.start(options);
  await settle();
  expect(await takeAll(after.spool)).toEqual(["early"]);
});
