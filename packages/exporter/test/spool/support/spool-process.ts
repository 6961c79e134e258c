/**
 * A program that puts numbered records into a spool for ever and takes some out, and says on its standard output, one
 * line each and without any delay:
 *
 * - `append <id>` before a record goes in, `stored <id>` when it is in;
 * - `taken <id>` when one has come out and before it is settled, `wrong <id>` if its body was not what went in;
 * - `marked` when the disk knows that one more of those is settled.
 */
import { writeSync } from "node:fs";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

import { DiskSpool } from "../../../src/spool/disk-spool.ts";
import { NodeFileSystem } from "../../../src/spool/node-file-system.ts";
import { numberedPayload } from "./numbered-payload.ts";

const say = (line: string): void => void writeSync(1, `${line}\n`);

class SpokenFileSystem extends NodeFileSystem {
  override async write(descriptor: number, bytes: Uint8Array, position: number): Promise<void> {
    await super.write(descriptor, bytes, position);
    if (bytes.length > 1) return;
    settled.unmarked -= 1;
    say("marked");
  }
}

/** How many the disk does not know of yet. */
const settled = { unmarked: 0 };

const [directory = "", name = ""] = process.argv.slice(2);
const spool = new DiskSpool({
  directory,
  maxBytes: 4_000_000,
  segmentBytes: 40_000,
  fsync: "never",
  fileSystem: new SpokenFileSystem(),
  log: () => {},
});

const append = async (id: string): Promise<void> => {
  say(`append ${id}`);
  const { kind } = await spool.append(numberedPayload(id));
  if (kind === "stored") say(`stored ${id}`);
  else await sleep(5); // it is full
};

const appendForEver = async (): Promise<void> => {
  for (let number = 0; ; number += 3) {
    await Promise.all([0, 1, 2].map((more) => append(`${name}.${number + more}`)));
  }
};

const takeForEver = async (): Promise<void> => {
  for (;;) {
    const oldest = await spool.oldest();
    if (oldest !== undefined) {
      const [id = ""] = Buffer.from(oldest.payload.body).toString().split(":", 1);
      say(Buffer.compare(oldest.payload.body, numberedPayload(id).body) === 0 ? `taken ${id}` : `wrong ${id}`);
      oldest.settle();
      settled.unmarked += 1;
    }
    if (oldest === undefined) await sleep(5);
    while (settled.unmarked > 2) await nextTurn();
  }
};

say("begin");
await Promise.all([spool.open({ recovered: () => {}, lost: () => {} }), appendForEver(), takeForEver()]);
