import type { Cancel } from "@sideband/core";

import { makeCompressor } from "../compression/compressor.ts";
import { PoolWork } from "../compression/pool-work.ts";
import { EpisodeLog } from "../episode-log.ts";
import { errorCode } from "../error-code.ts";
import type { Payload } from "../sender.ts";
import { DirtySegments } from "./dirty-segments.ts";
import { type DiskSpoolOptions, type ResolvedDiskSpoolOptions, resolveDiskSpoolOptions } from "./disk-spool-options.ts";
import { isGone } from "./file-system.ts";
import { OwnDirectory } from "./own-directory.ts";
import { quarantine } from "./quarantine.ts";
import { type SegmentContents, scanSegment } from "./scan-segment.ts";
import { Segment } from "./segment.ts";
import { SegmentQueue } from "./segment-queue.ts";
import { parseSegmentName } from "./segment-name.ts";
import { roomFor, SegmentWriter } from "./segment-writer.ts";
import type { AppendOutcome, Spool, SpooledPayload, SpoolListener } from "./spool.ts";

const GZIP = makeCompressor("gzip", 1);
/** Smaller ones do not become much smaller. */
const COMPRESS_ABOVE_BYTES = 1024;

/** What is on its way to a slow disk lies in memory: more than this is refused. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024;

/** So often it is looked whether another process has left something, in milliseconds. */
const ADOPT_MS = 60_000;

/** What lies in a spool that nobody listens to is told to nobody. */
const SILENCE: SpoolListener = { recovered: () => {}, lost: () => {} };

/**
 * Keeps on disk what cannot be sent now, until it can be, across the end of the process. What it holds lies in files of
 * records, each with checksums of its own, so that a damaged one costs nothing but itself; nobody but the owner of the
 * process may read them. See {@link FsyncPolicy} for what it promises.
 *
 * @example
 * ```ts
 * import { DiskSpool, OtlpHttpSpanExporter, ResilientSpanExporter } from "@sideband/exporter";
 *
 * const exporter = new ResilientSpanExporter({
 *   primary: new OtlpHttpSpanExporter({ url: "http://localhost:4318/v1/traces" }),
 *   spool: new DiskSpool({ directory: "/var/lib/shop/telemetry", maxBytes: 256 * 1024 * 1024 }),
 * });
 * ```
 */
export class DiskSpool implements Spool {
  readonly #options: ResolvedDiskSpoolOptions;
  readonly #log: EpisodeLog;
  readonly #damage: EpisodeLog;
  readonly #queue: SegmentQueue;
  readonly #writer: SegmentWriter;
  readonly #dirty: DirtySegments;
  readonly #directory: OwnDirectory;
  #listener = SILENCE;
  #adopting: Promise<void> | undefined;
  #cancelAdoption: Cancel | undefined;
  #lastCreatedMs = 0;
  readonly #pool = new PoolWork();
  /** Of files that this process knows, so that it does not take them for left behind. */
  readonly #names = new Set<string>();
  #closing: Promise<void> | undefined;

  /** @throws TypeError for an option that cannot work. */
  constructor(options: DiskSpoolOptions) {
    this.#options = resolveDiskSpoolOptions(options);
    const { directory, log, scheduler, segmentBytes, fsync, fsyncIntervalMs, fileSystem, locks, newId } = this.#options;
    this.#log = new EpisodeLog(`Spool in ${directory}`, log, () => scheduler.wallTime());
    this.#damage = new EpisodeLog(`Damage in the spool in ${directory}`, log, () => scheduler.wallTime());
    const onTrouble = this.#onTrouble;
    this.#directory = new OwnDirectory({ root: directory, fileSystem, locks, newId, onTrouble }, scheduler);
    this.#dirty = new DirtySegments({ scheduler, intervalMs: fsyncIntervalMs, onTrouble });
    this.#writer = new SegmentWriter({
      segmentBytes,
      syncsEachGroup: fsync === "batch",
      create: () => this.#directory.use(({ path }) => this.#createSegment(path)),
      onWritten: (segment, items) => {
        this.#queue.grown(items);
        if (fsync === "interval") this.#dirty.add(segment);
      },
      onSealed: (segment) => this.#queue.tidy(segment),
      onTrouble,
    });
    this.#queue = new SegmentQueue({
      onLost: (items, cause) => this.#lose(items, cause),
      onTrouble,
      onFinished: (segment) => this.#dispose(segment),
    });
  }

  get items(): number {
    return this.#queue.items;
  }

  get bytes(): number {
    return this.#queue.bytes;
  }

  open(listener: SpoolListener): Promise<void> {
    this.#listener = listener;
    return this.#adopt();
  }

  async append(payload: Payload): Promise<AppendOutcome> {
    const { scheduler, directory, maxBytes } = this.#options;
    const record = { payload: await this.#compress(payload), writtenMs: scheduler.wallTime() };
    // All that follows happens in one step with what the writer counts.
    if (this.#closing !== undefined) return refused("The spool is closed");
    if (this.#writer.waitingBytes > MAX_WAITING_BYTES) return refused(`The disk is too slow: ${directory}`);
    if (!this.#makeRoom(roomFor(record))) return refused(`The spool is full: ${maxBytes} bytes in ${directory}`);
    try {
      await this.#writer.append(record);
      this.#log.over();
      return { kind: "stored" };
    } catch (error) {
      this.#onTrouble(error);
      return refused(`The disk does not work: ${errorCode(error) ?? "unknown"} in ${directory}`);
    }
  }

  oldest(): Promise<SpooledPayload | undefined> {
    return this.#closing === undefined ? this.#queue.oldest() : Promise.resolve(undefined);
  }

  sync(): Promise<void> {
    return this.#dirty.sync();
  }

  drain(): void {
    this.#pool.drain();
    this.#options.fileSystem.drain?.();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#cancelAdoption?.();
    await this.#adopting;
    await this.#writer.settled();
    await this.sync();
    for (const segment of await this.#queue.release()) await segment.close().catch(this.#onTrouble);
    await this.#directory.leave().catch(this.#onTrouble);
    this.#log.over("closed");
    this.#damage.over("closed");
  }

  async #compress(payload: Payload): Promise<Payload> {
    const { body, items, contentEncoding } = payload;
    if (contentEncoding !== undefined || body.length <= COMPRESS_ABOVE_BYTES) return payload;
    try {
      const compressed = await this.#pool.run(
        () => GZIP.inPool(body),
        () => GZIP.here(body),
      );
      return compressed.length < body.length ? { body: compressed, items, contentEncoding: "gzip" } : payload;
    } catch {
      return payload;
    }
  }

  /** Whether there is room for so many more bytes, after older ones have gone where they are to. */
  #makeRoom(bytes: number): boolean {
    const { maxBytes, overflow } = this.#options;
    const needed = this.#writer.waitingBytes + bytes;
    while (this.#queue.bytes + needed > maxBytes) {
      const lost = overflow === "drop-oldest" && needed <= maxBytes ? this.#queue.evict() : undefined;
      if (lost === undefined) return false;
      if (lost > 0) this.#listener.lost("spool_full", lost, new Error(`The spool is full: ${maxBytes} bytes`));
    }
    return true;
  }

  async #createSegment(directory: string): Promise<Segment> {
    const { fileSystem, scheduler, fsync, newSalt } = this.#options;
    // The clock of the machine may go back, the order of the files may not.
    this.#lastCreatedMs = Math.max(this.#lastCreatedMs + 1, scheduler.wallTime());
    const segment = new Segment(fileSystem, directory, { createdMs: this.#lastCreatedMs, salt: newSalt() });
    this.#names.add(segment.name);
    try {
      await segment.create();
      if (fsync !== "never") await fileSystem.syncDirectory(directory);
    } catch (error) {
      await this.#dispose(segment).catch(() => {
        // It holds nothing, and whoever finds it will see that.
      });
      throw error;
    }
    this.#queue.add(segment);
    return segment;
  }

  /** Looks for what other processes have left, now and from time to time. */
  #adopt(): Promise<void> {
    this.#adopting ??= this.#takeOver()
      .catch(this.#onTrouble)
      .finally(() => {
        this.#adopting = undefined;
        if (this.#closing !== undefined) return;
        this.#cancelAdoption = this.#options.scheduler.schedule(() => void this.#adopt(), ADOPT_MS);
      });
    return this.#adopting;
  }

  async #takeOver(): Promise<void> {
    const directory = await this.#directory.ready();
    for (const name of (await directory.adopt()).toSorted()) {
      if (this.#closing !== undefined) return;
      if (!this.#names.has(name)) await this.#takeIn(directory.path, name).catch(this.#onTrouble);
    }
  }

  async #takeIn(directory: string, name: string): Promise<void> {
    const parsed = parseSegmentName(name);
    if (parsed === undefined) return; // the lock, for one
    const segment = new Segment(this.#options.fileSystem, directory, parsed);
    const contents = await this.#look(segment);
    if (contents === undefined) return;
    const { items, damagedItems, damagedBytes, foreign } = contents;
    this.#names.add(name);
    // What this process keeps next comes behind it.
    this.#lastCreatedMs = Math.max(this.#lastCreatedMs, segment.createdMs);
    segment.items = items;
    segment.damaged = damagedBytes > 0;
    this.#listener.recovered(items + damagedItems);
    if (damagedItems > 0) this.#listener.lost("spool_corrupt", damagedItems, new Error("The spool was damaged"));
    if (damagedBytes > 0) {
      const what = foreign ? "a file of another version" : `${damagedBytes} damaged bytes`;
      this.#damage.trouble(`${what}, put aside into its quarantine`, damagedItems);
    }
    if (items > 0) this.#queue.add(segment);
    else await this.#dispose(segment);
  }

  /** What lies in a segment, or `undefined` if it was done with while others were looked through. */
  async #look(segment: Segment): Promise<SegmentContents | undefined> {
    try {
      await segment.find();
      return await scanSegment(segment);
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    } finally {
      await segment.close();
    }
  }

  #lose(items: number, cause: Error): void {
    this.#damage.trouble(cause.message, items);
    this.#listener.lost("spool_corrupt", items, cause);
  }

  /** Removes a file in which nothing waits any more; one that is damaged is kept to be looked at. */
  async #dispose(segment: Segment): Promise<void> {
    const { fileSystem, directory } = this.#options;
    this.#dirty.delete(segment);
    try {
      if (segment.damaged) await quarantine(fileSystem, directory, segment.path);
      else await fileSystem.remove(segment.path);
      this.#names.delete(segment.name);
    } finally {
      // Afterwards, so that who still reads it does not open it once more.
      await segment.close();
    }
  }

  readonly #onTrouble = (error: unknown): void => {
    this.#log.trouble(`the disk does not work (${errorCode(error) ?? "unknown"})`, 0);
  };
}

const refused = (why: string): AppendOutcome => ({ kind: "refused", cause: new Error(why) });
