import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { DiskSpool, type Payload } from "@sideband/exporter";

import { encodedBatch, llmSpans } from "../spans.ts";
import { runProgram } from "./run-program.ts";
import type { SpoolVariant } from "./spool-variant.ts";

export interface SpoolTask {
  readonly variant: SpoolVariant;
  readonly batches: number;
}

export interface SpoolResult {
  /** As they lie on the disk. */
  readonly bytes: number;
  readonly writeMs: number;
  readonly readMs: number;
}

const BATCH_SPANS = 512;

/** As many as an off-thread pipeline has on their way. */
const AT_ONCE = 8;

/** Eight different ones, over and over. */
const makePayloads = (count: number): Payload[] => {
  const spans = llmSpans(BATCH_SPANS * 8);
  return Array.from({ length: count }, (_, index) => {
    const start = (index % 8) * BATCH_SPANS;
    const batch = encodedBatch(spans.slice(start, start + BATCH_SPANS));
    return { body: gzipSync(batch.toRequest(), { level: 1 }), items: BATCH_SPANS, contentEncoding: "gzip" };
  });
};

const inParallel = async (
  payloads: readonly Payload[],
  write: (payload: Payload) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let payload = payloads[next++]; payload !== undefined; payload = payloads[next++]) await write(payload);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

const timed = async (work: () => Promise<void>): Promise<number> => {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
};

/** The same bytes written behind each other and read again, and nothing else. */
const raw = async (path: string, payloads: readonly Payload[]): Promise<Omit<SpoolResult, "bytes">> => {
  const file = await open(path, "wx+");
  const writeMs = await timed(async () => {
    for (const { body } of payloads) await file.write(body);
  });
  const readMs = await timed(async () => {
    let position = 0;
    for (const { body } of payloads) {
      await file.read(Buffer.allocUnsafe(body.length), 0, body.length, position);
      position += body.length;
    }
  });
  await file.close();
  return { writeMs, readMs };
};

const spooled = async (
  directory: string,
  fsync: Exclude<SpoolVariant, "raw">,
  payloads: readonly Payload[],
): Promise<Omit<SpoolResult, "bytes">> => {
  const spool = new DiskSpool({ directory, fsync, maxBytes: 2 ** 30 });
  await spool.open({ recovered: () => {}, lost: () => {} });
  const writeMs = await timed(() =>
    inParallel(payloads, async (payload) => {
      const { kind } = await spool.append(payload);
      if (kind !== "stored") throw new Error("the spool has refused");
    }),
  );
  const readMs = await timed(async () => {
    for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) next.settle();
  });
  await spool.close();
  return { writeMs, readMs };
};

/** Puts many batches on a disk, and takes them from there again. */
const run = async ({ variant, batches }: SpoolTask): Promise<SpoolResult> => {
  const directory = await mkdtemp(join(tmpdir(), "sideband-benchmark-"));
  const payloads = makePayloads(batches);
  const bytes = payloads.reduce((sum, { body }) => sum + body.length, 0);
  const times =
    variant === "raw" ? await raw(join(directory, "raw"), payloads) : await spooled(directory, variant, payloads);
  await rm(directory, { recursive: true });
  return { bytes, ...times };
};

await runProgram(run);
