import { Worker } from "node:worker_threads";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { answer, fault } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { NodeFileSystem } from "../../src/spool/node-file-system.ts";
import type { SpoolFileSystem } from "../../src/spool/file-system.ts";
import { Rig } from "./support/rig.ts";

/** A real disk whose calls may fail. */
class FailingDisk extends NodeFileSystem {
  code: string | undefined;

  override write(descriptor: number, bytes: Uint8Array, position: number): Promise<void> {
    return this.code === undefined ? super.write(descriptor, bytes, position) : this.#fail();
  }

  override open(path: string, how: Parameters<SpoolFileSystem["open"]>[1]): Promise<number> {
    return this.code === undefined ? super.open(path, how) : this.#fail();
  }

  #fail(): Promise<never> {
    return Promise.reject(Object.assign(new Error("the disk says no"), { code: this.code }));
  }
}

describe("fault 16: the disk is full, broken or read-only", () => {
  test.each(["ENOSPC", "EIO", "EROFS", "EDQUOT"])(
    "%s: it lives on memory, counts what that cannot hold, and recovers",
    async (code) => {
      const fileSystem = new FailingDisk();
      fileSystem.code = code;
      await using rig = await Rig.start({
        collector: { script: answer.status(503) },
        spool: { fileSystem },
        resilient: { retry: { initialDelayMs: 1, maxDelayMs: 5, maxElapsedMs: 50 } },
      });
      rig.end(5);
      await rig.until(({ dropped }) => dropped.spool_full === 5);
      expect(rig.log.filter((line) => line.startsWith("Spool in"))).toEqual([expect.stringContaining(code)]);

      fileSystem.code = undefined;
      rig.end(7);
      await rig.until(({ spooled }) => spooled === 7);
      expect(rig.log.filter((line) => line.startsWith("Spool in"))).toHaveLength(2);

      rig.collector.answerWith(answer.accept());
      await rig.until(({ exported }) => exported === 7);
      const { snapshot, received } = await rig.account();
      expect(snapshot.dropped.spool_full).toBe(5);
      expect(received.size).toBe(7);
    },
  );
});

describe("fault 17: what lies in the spool is not what was written", () => {
  const damages: readonly (readonly [string, (content: Buffer, records: number) => Buffer, number])[] = [
    ["its end is torn off", (content) => content.subarray(0, content.length - 5), 1],
    ["a bit is turned over in the first record", (content) => flip(content, 16 + 40), 1],
    ["the header of the file is gone", (content) => Buffer.concat([Buffer.alloc(16), content.subarray(16)]), 0],
    [
      "the header of a record is gone",
      (content) => Buffer.concat([content.subarray(0, 16), Buffer.alloc(32, 7), content.subarray(48)]),
      1,
    ],
    [
      "bytes are missing in the middle",
      (content, records) => {
        const middle = Math.floor((content.length - 16) / records / 2) + 16;
        return Buffer.concat([content.subarray(0, middle), content.subarray(middle + 3)]);
      },
      1,
    ],
    ["there is nothing left of it", () => Buffer.alloc(0), 4],
  ];
  test.each(damages)("%s: only that is lost, and counted where it can be", async (_, damage, lost) => {
    const batches = 4;
    await using before = await Rig.start({ proxy: fault.refuse(), processor: { maxBatchSpans: 5 } });
    before.end(5 * batches);
    await before.until(({ spooled }) => spooled === 5 * batches);
    await before.processor.shutdown();
    const [path] = await files(before.directory);
    if (path === undefined) throw new Error("there is no file");
    await writeFile(path, damage(await readFile(path), batches));

    await using rig = await Rig.start({ spool: { directory: before.directory } });
    await rig.until(({ recovered, spooled, exported, dropped }) =>
      recovered > 0 || lost === batches
        ? spooled === 0 && exported === 5 * (batches - lost) && recovered === exported + dropped.spool_corrupt
        : false,
    );
    await rig.collector.waitForSpans(5 * (batches - lost));
    expect(new Set(rig.collector.spanIds()).size).toBe(5 * (batches - lost));
    await rig.processor.shutdown();
  });
});

const flip = (content: Buffer, offset: number): Buffer => {
  const flipped = Buffer.from(content);
  flipped[offset] = (flipped[offset] ?? 0) ^ 1;
  return flipped;
};

const files = async (directory: string): Promise<string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.name.endsWith(".spool")).map((entry) => join(entry.parentPath, entry.name));
};

test("fault 20, fault 30: processes and threads that share a directory do not get in each other's way", async () => {
  await using one = await Rig.start({ proxy: fault.refuse() });
  await using two = await Rig.start({ proxy: fault.refuse(), spool: { directory: one.directory } });
  one.end(10);
  two.end(20);
  await one.until(({ spooled }) => spooled === 10);
  await two.until(({ spooled }) => spooled === 20);
  const threads = Array.from({ length: 2 }, () => {
    const worker = new Worker(new URL("./support/spooling-thread.ts", import.meta.url), {
      workerData: { directory: one.directory, spans: 15 },
      execArgv: ["--conditions=@sideband/source"],
    });
    return new Promise<void>((resolve, reject) => worker.once("exit", () => resolve()).once("error", reject));
  });
  await Promise.all(threads);
  expect(one.counts().spooled).toBe(10);
  expect(two.counts().spooled).toBe(20);

  await one.processor.shutdown();
  await two.processor.shutdown();
  await using rig = await Rig.start({ spool: { directory: one.directory } });
  await rig.until(({ exported }) => exported === 60);
  expect(new Set(rig.collector.spanIds()).size).toBe(60);
  expect(rig.counts()).toMatchObject({ recovered: 60, spooled: 0 });
});
