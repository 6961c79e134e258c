import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import {
  BatchingSpanProcessor,
  type BatchingSpanProcessorOptions,
  type LedgerSnapshot,
  unaccounted,
} from "@sideband/core";
import { CollectorServer, FaultProxy } from "@sideband/testing-utils";

import {
  CircuitBreaker,
  DiskSpool,
  type DiskSpoolOptions,
  OtlpHttpSpanExporter,
  type OtlpHttpSpanExporterOptions,
  ResilientSpanExporter,
  type ResilientSpanExporterOptions,
} from "../../../src/index.ts";
import { spanIds } from "../../support/span-ids.ts";
import { makeSpans } from "../../support/spans.ts";

export interface RigOptions {
  readonly collector?: Parameters<(typeof CollectorServer)["start"]>[0];
  readonly proxy?: Parameters<(typeof FaultProxy)["start"]>[0]["faults"];
  readonly http?: Partial<OtlpHttpSpanExporterOptions>;
  readonly resilient?: Partial<ResilientSpanExporterOptions>;
  readonly processor?: Partial<BatchingSpanProcessorOptions>;
  readonly spool?: Partial<DiskSpoolOptions> | false;
}

/** What is left of it all when everything is over. */
export interface Account {
  readonly snapshot: LedgerSnapshot;
  /** Accepted spans that arrived, each once. */
  readonly received: ReadonlySet<string>;
  /** Accepted spans that lie in the spool. */
  readonly spooled: ReadonlySet<string>;
  /** How many arrived more than once. */
  readonly duplicates: number;
}

/**
 * The whole way of a span as users have it, from the end of the span to a real collector behind a real TCP proxy, with a
 * spool on a real disk; quick to lose patience, so that tests are.
 */
export class Rig implements AsyncDisposable {
  readonly collector: CollectorServer;
  readonly proxy: FaultProxy;
  readonly exporter: ResilientSpanExporter;
  readonly processor: BatchingSpanProcessor;
  readonly directory: string;
  readonly log: string[];
  readonly #accepted = new Set<string>();

  private constructor(parts: Pick<Rig, "collector" | "proxy" | "exporter" | "processor" | "directory" | "log">) {
    this.collector = parts.collector;
    this.proxy = parts.proxy;
    this.exporter = parts.exporter;
    this.processor = parts.processor;
    this.directory = parts.directory;
    this.log = parts.log;
  }

  static async start({
    collector: how,
    proxy: faults,
    http,
    resilient,
    processor,
    spool,
  }: RigOptions = {}): Promise<Rig> {
    const collector = await CollectorServer.start(how);
    const proxy = await FaultProxy.start({ target: collector.tracesUrl, ...(faults !== undefined && { faults }) });
    const directory = await mkdtemp(join(tmpdir(), "sideband-faults-"));
    const log: string[] = [];
    const say = (line: string): void => void log.push(line);
    const exporter = new ResilientSpanExporter({
      primary: new OtlpHttpSpanExporter({
        url: proxy.url,
        timeoutMs: 2000,
        log: say,
        ...(how?.tls !== undefined && { tls: { ca: collector.certificateAuthority } }),
        ...http,
      }),
      ...(spool !== false && { spool: new DiskSpool({ directory, log: say, ...spool }) }),
      breaker: new CircuitBreaker({ resetTimeoutMs: 200 }),
      retry: { initialDelayMs: 20, maxDelayMs: 200 },
      log: say,
      ...resilient,
    });
    return new Rig({
      collector,
      proxy,
      exporter,
      directory,
      log,
      processor: new BatchingSpanProcessor({
        exporter,
        scheduledDelayMs: 20,
        maxConcurrentExports: 4,
        log: say,
        ...processor,
      }),
    });
  }

  /** Ends some spans. */
  end(count: number, attributes: Record<string, string> = {}): void {
    for (const span of makeSpans(count, attributes)) {
      this.#accepted.add(span.spanContext().spanId);
      this.processor.onEnd(span);
    }
  }

  counts(): LedgerSnapshot {
    return this.processor.ledger.snapshot();
  }

  /** Waits until something is so; the test's own timeout says when that has taken too long. */
  async until(isSo: (counts: LedgerSnapshot) => boolean): Promise<void> {
    while (!isSo(this.counts())) await sleep(5);
  }

  /** Waits until every span has arrived. */
  async untilAllArrived(): Promise<void> {
    await this.until(({ accepted, recovered, exported }) => exported === accepted + recovered);
  }

  /** Shuts everything down, and says what became of every span: nothing is left over, and nothing was invented. */
  async account(): Promise<Account> {
    await this.processor.shutdown();
    const snapshot = this.counts();
    assert.equal(unaccounted(snapshot), 0);
    const { accepted, queued, inFlight } = snapshot;
    assert.deepEqual({ accepted, queued, inFlight }, { accepted: this.#accepted.size, queued: 0, inFlight: 0 });

    const arrived = this.collector.spanIds();
    const received = new Set(arrived);
    const spooled = new Set(await spooledIds(this.directory));
    for (const id of [...received, ...spooled]) assert.ok(this.#accepted.has(id), `${id} was invented`);
    assert.equal(spooled.size, snapshot.spooled);
    const lost = Object.values(snapshot.dropped).reduce((sum, count) => sum + count, 0);
    const elsewhere = [...this.#accepted].filter((id) => !received.has(id) && !spooled.has(id));
    // What is counted as lost or rejected may have arrived all the same, when only the answer was lost.
    assert.ok(elsewhere.length <= snapshot.rejected + lost, `${elsewhere.length} spans vanished`);
    assert.ok(snapshot.exported <= received.size, `${snapshot.exported} exported, ${received.size} received`);
    return { snapshot, received, spooled, duplicates: arrived.length - received.size };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.processor.shutdown();
    await this.proxy[Symbol.asyncDispose]();
    await this.collector[Symbol.asyncDispose]();
    await rm(this.directory, { recursive: true, force: true });
  }
}

/** The ids of the spans in a spool that nobody uses any more. */
export const spooledIds = async (directory: string): Promise<string[]> => {
  const spool = new DiskSpool({ directory });
  await spool.open({ recovered: () => {}, lost: () => {} });
  const ids: string[] = [];
  for (let next = await spool.oldest(); next !== undefined; next = await spool.oldest()) {
    ids.push(...spanIds(next.payload));
    next.settle();
  }
  await spool.close();
  return ids;
};
