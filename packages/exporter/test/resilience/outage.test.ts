import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import { EncodedBatch, Ledger, unaccounted } from "@sideband/core";
import { expect, test } from "vitest";

import { CompressSender } from "../../src/compression/compress-sender.ts";
import { nestedFields } from "../../src/protobuf/nested-fields.ts";
import { ResilientSpanExporter } from "../../src/resilience/resilient-span-exporter.ts";
import { DiskSpool } from "../../src/spool/disk-spool.ts";
import { collectGarbage } from "../support/collect-garbage.ts";
import { NEVER, retryable, sent } from "../support/scripted-sender.ts";
import { ScriptedExporter } from "../support/scripted-exporter.ts";
import { makeBatch } from "../support/spans.ts";
import { VirtualScheduler } from "../support/virtual-scheduler.ts";

const unzip = promisify(gunzip);

/** `pnpm soak` takes the whole hour, a test three minutes of it. */
const full = Number(process.env["FC_NUM_RUNS"] ?? 0) >= 1000;
const minutes = full ? 60 : 3;
const spoolBytes = Math.floor((512 * 1024 * 1024 * minutes) / 60);

const SPANS_PER_BATCH = 500;
const BATCH_EVERY_MS = 500;
/** What a request takes, in virtual time. */
const LATENCY_MS = 20;

const ATTRIBUTES = {
  "gen_ai.operation.name": "chat",
  "gen_ai.provider.name": "openai",
  "gen_ai.request.model": "gpt-4o-mini",
  "gen_ai.response.id": "chatcmpl-9J3uGmXfKZ4TQWxjYb1n7vD2eLq8",
  "server.address": "api.openai.com",
  "http.route": "/v1/customers/{customer}/orders/{order}",
  "session.id": "b1946ac9-2492-4d23-8f0e-6c1a7f5b9d34",
  "deployment.environment.name": "production, the second region from the left, behind the balancer",
  "user.query": "Where is the parcel that I ordered on Monday, and why has nobody told me that it is late?",
};

/** Where the id of a span lies in its bytes: tag, length, 16 bytes of trace id, tag, length. */
const SPAN_ID_AT = 20;

/** Batches of the same spans but for their ids, which are numbers that count up. */
const makeBatches = (): (() => EncodedBatch) => {
  const template = makeBatch(SPANS_PER_BATCH, ATTRIBUTES);
  let next = 0n;
  return () =>
    new EncodedBatch(
      template.spans.map((span) => {
        const bytes = Buffer.from(span.bytes);
        bytes.writeBigUInt64BE(next++, SPAN_ID_AT);
        return { ...span, bytes };
      }),
    );
};

/** Which numbers have come, and how often one came that had come before. */
class Arrivals {
  readonly #seen: Uint8Array;
  count = 0;
  duplicates = 0;

  constructor(size: number) {
    this.#seen = new Uint8Array(size);
  }

  add(request: Uint8Array): void {
    for (const path of spans(request)) {
      const id = Number(Buffer.from(path.buffer, path.byteOffset).readBigUInt64BE(SPAN_ID_AT));
      if (this.#seen[id] === 0) this.count += 1;
      else this.duplicates += 1;
      this.#seen[id] = 1;
    }
  }
}

function* spans(request: Uint8Array): Generator<Uint8Array, void> {
  for (const resource of nestedFields(request)) {
    for (const scope of nestedFields(resource.body)) {
      if (scope.number !== 2) continue;
      for (const span of nestedFields(scope.body)) if (span.number === 2) yield span.body;
    }
  }
}

/** What is in use, in bytes. */
const memory = async (): Promise<number> => {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

test(
  `${minutes} minutes of outage at 1,000 spans a second: nothing is lost, memory is bounded, the replay ends, live data flows`,
  async () => {
    const directory = await mkdtemp(join(tmpdir(), "sideband-outage-"));
    const scheduler = new VirtualScheduler();
    const outageMs = minutes * 60_000;
    const batches = outageMs / BATCH_EVERY_MS;
    const arrivals = new Arrivals(4 * batches * SPANS_PER_BATCH);
    let up = false;
    let answering = 0;
    const primary = new ScriptedExporter(async ({ body }) => {
      if (!up) return retryable();
      answering += 1;
      await new Promise<void>((resolve) => void scheduler.schedule(resolve, LATENCY_MS));
      answering -= 1;
      arrivals.add(await unzip(body));
      return sent;
    });
    const compressor = { encoding: "gzip", level: 1, place: "pool", aboveBytes: 1024 } as const;
    const exporter = new ResilientSpanExporter({
      primary: Object.assign(primary, {
        layers: () => ({
          ...ScriptedExporter.prototype.layers.call(primary),
          compress: (next: ConstructorParameters<typeof CompressSender>[0]) => new CompressSender(next, compressor),
        }),
      }),
      spool: new DiskSpool({ directory, maxBytes: spoolBytes, fsync: "interval", scheduler }),
      scheduler,
      log: () => {},
    });
    const ledger = new Ledger();
    exporter.useLedger(ledger);
    const entrance = ledger.claimEntrance();
    const nextBatch = makeBatches();
    let plainBytes = 0;
    const late: number[] = [];
    const send = async (): Promise<void> => {
      const batch = nextBatch();
      plainBytes += batch.spans.reduce((sum, { bytes }) => sum + bytes.length, 0);
      entrance.accept(batch.size);
      const outcome = await exporter.send(batch, NEVER);
      ledger.countExported(outcome.sent);
      if (up && outcome.sent === 0) late.push(scheduler.now());
      for (const [reason, count] of Object.entries(outcome.dropped)) ledger.countDropped(reason as "spool_full", count);
      primary.transport.calls.length = 0;
    };

    await send();
    const before = await memory();
    for (let batch = 1; batch < batches; batch++) {
      await send();
      await scheduler.advance(BATCH_EVERY_MS);
    }
    const during = await memory();
    const { spooled } = ledger.snapshot();
    expect(spooled).toBe(batches * SPANS_PER_BATCH);
    expect(exporter.status().spooledBytes).toBeLessThan(spoolBytes);
    // Two numbers for each of some thirty files; the rest is what the runtime makes of it.
    expect(during - before).toBeLessThan(48 * 1024 * 1024);

    up = true;
    const end = scheduler.now();
    const isBusy = (): boolean => answering > 0 || ledger.snapshot().spooled === 0;
    const sends: Promise<void>[] = [];
    while (ledger.snapshot().spooled > 0) {
      sends.push(send());
      for (let passed = 0; passed < BATCH_EVERY_MS; passed += LATENCY_MS) {
        // The disk and the thread pool take real time: it stands still for them in the virtual world.
        for (let turn = 0; turn < 10 && !isBusy(); turn++) await sleep(1);
        if (answering === 0) break;
        await scheduler.advance(LATENCY_MS);
      }
      await scheduler.advance(BATCH_EVERY_MS % LATENCY_MS);
      if (answering === 0) await scheduler.advance(BATCH_EVERY_MS);
      if (scheduler.now() - end > outageMs) throw new Error("the replay does not keep up");
    }
    const all = Promise.all(sends);
    while (ledger.snapshot().accepted > ledger.snapshot().exported) {
      await sleep(1);
      await scheduler.advance(LATENCY_MS);
    }
    await all;
    const { accepted, exported } = ledger.snapshot();
    expect(unaccounted(ledger.snapshot())).toBe(0);
    expect(exported).toBe(accepted);
    expect(arrivals.count).toBe(accepted);
    expect(arrivals.duplicates).toBe(0);
    // Until the breaker has let the first one through, which takes a minute; virtual time runs while the pool unzips.
    expect(Math.max(0, ...late) - end).toBeLessThan(150_000);
    console.log(
      `${spooled} spans (${Math.round(plainBytes / 1024 / 1024)} MiB plain), replayed beside ${accepted - spooled} live ones` +
        ` in ${Math.round((scheduler.now() - end) / 1000)} virtual seconds; memory +${Math.round((during - before) / 1024 / 1024)} MiB`,
    );
    await exporter.shutdown();
    await rm(directory, { recursive: true });
  },
  full ? 900_000 : 60_000,
);
