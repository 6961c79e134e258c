import { errorCode } from "../error-code.ts";
import type { Payload } from "../sender.ts";
import type { Segment } from "./segment.ts";
import { type FoundRecord, SegmentReader } from "./segment-reader.ts";
import type { SpooledPayload } from "./spool.ts";

export interface SegmentQueueOptions {
  /** Items that cannot be read any more. */
  readonly onLost: (items: number, cause: Error) => void;
  /** The disk does not do what it is asked for, for now. */
  readonly onTrouble: (error: unknown) => void;
  /** Everything in a segment is done, and it belongs to nobody any more. */
  readonly onFinished: (segment: Segment) => Promise<void>;
}

/** The record that has been handed out. */
interface Current {
  readonly spooled: SpooledPayload;
  readonly segment: Segment;
  readonly items: number;
}

/** What a disk could not read so many times in a row it will not read any more. */
const MAX_READ_FAILURES = 3;

/** The segments in order of age, and what waits in them, from the oldest on. */
export class SegmentQueue {
  readonly #options: SegmentQueueOptions;
  readonly #segments: Segment[] = [];
  #items = 0;
  #current: Current | undefined;
  #finding: Promise<SpooledPayload | undefined> | undefined;
  /** Each goes on where it has stopped. */
  readonly #readers = new WeakMap<Segment, SegmentReader>();
  #readFailures = 0;
  /** What is done to the files one after the other, so that closing can wait for it. */
  #upkeep: Promise<void> = Promise.resolve();

  constructor(options: SegmentQueueOptions) {
    this.#options = options;
  }

  /** What waits, the record included that has been handed out. */
  get items(): number {
    return this.#items;
  }

  get bytes(): number {
    return this.#segments.reduce((sum, { end }) => sum + end, 0);
  }

  add(segment: Segment): void {
    const younger = this.#segments.findIndex(({ createdMs }) => createdMs > segment.createdMs);
    this.#segments.splice(younger === -1 ? this.#segments.length : younger, 0, segment);
    this.#items += segment.items;
  }

  /** A segment has got more. */
  grown(items: number): void {
    this.#items += items;
  }

  /** The oldest record that waits; the same one until it is settled. */
  async oldest(): Promise<SpooledPayload | undefined> {
    if (this.#current !== undefined) return this.#current.spooled;
    this.#finding ??= this.#find().finally(() => (this.#finding = undefined));
    return this.#finding;
  }

  /** Gives up the oldest segment. The result is how many items that costs, or `undefined` if there is none to give. */
  evict(): number | undefined {
    const segment = this.#segments.find(({ growing }) => !growing);
    if (segment === undefined) return undefined;
    const kept = this.#current?.segment === segment ? this.#current.items : 0;
    const lost = segment.items - kept;
    segment.items = kept;
    this.#items -= lost;
    this.#finish(segment);
    return lost;
  }

  /** Is done with a segment if nothing waits in it, and nothing is on its way into it. */
  tidy(segment: Segment): void {
    if (segment.items === 0 && !segment.growing) this.#finish(segment);
  }

  /** Does nothing more to the files, and has done everything then that was to be done. The result are those that stay. */
  async release(): Promise<readonly Segment[]> {
    await this.#finding;
    const segments = this.#segments.splice(0);
    await this.#upkeep;
    return segments;
  }

  async #find(): Promise<SpooledPayload | undefined> {
    for (let segment = this.#next(); segment !== undefined; segment = this.#next()) {
      try {
        const found = await this.#read(segment);
        if (!this.#segments.includes(segment)) continue; // evicted meanwhile
        if (found !== undefined) return this.#handOut(segment, found);
        if (segment.readFrom < segment.end) continue; // grown meanwhile
        this.#giveUp(segment);
      } catch (error) {
        if (!this.#isHopeless(error)) {
          this.#options.onTrouble(error);
          return undefined;
        }
        this.#giveUp(segment, error);
      }
    }
    return undefined;
  }

  /** The oldest segment in which something waits. Those in which nothing does are done with on the way. */
  #next(): Segment | undefined {
    for (const segment of this.#segments.slice()) {
      if (segment.items > 0) return segment;
      this.tidy(segment);
    }
    return undefined;
  }

  async #read(segment: Segment): Promise<FoundRecord | undefined> {
    const reader = this.#readers.get(segment) ?? new SegmentReader(segment);
    this.#readers.set(segment, reader);
    for (;;) {
      const found = await reader.next();
      this.#readFailures = 0;
      segment.readFrom = reader.offset;
      if (found?.kind !== "damage") return found;
    }
  }

  /** Only a file that is gone, or lies where the disk is broken, is given up: all else may get better. */
  #isHopeless(error: unknown): boolean {
    const code = errorCode(error);
    if (code === "ENOENT") return true;
    if (code !== "EIO") return false;
    this.#readFailures = (this.#readFailures + 1) % MAX_READ_FAILURES;
    return this.#readFailures === 0;
  }

  #handOut(segment: Segment, { header, body, offset }: FoundRecord): SpooledPayload {
    const { items, contentEncoding } = header;
    const payload: Payload = contentEncoding === undefined ? { body, items } : { body, items, contentEncoding };
    const spooled: SpooledPayload = {
      payload,
      settle: () => {
        if (this.#current?.spooled !== spooled) return;
        this.#current = undefined;
        this.#items -= items;
        segment.items -= items;
        if (!this.#segments.includes(segment)) return;
        this.#afterwards(() => segment.markDone(offset));
        this.tidy(segment);
      },
    };
    this.#current = { spooled, segment, items };
    return spooled;
  }

  /** Nothing that lies in it can be read any more: what should be there still is lost. */
  #giveUp(segment: Segment, cause?: unknown): void {
    const lost = segment.items;
    if (lost === 0) return;
    segment.items = 0;
    segment.readFrom = segment.end;
    this.#readers.delete(segment);
    segment.damaged = true;
    segment.sealed = true;
    this.#items -= lost;
    this.#options.onLost(lost, new Error("The spool holds what cannot be read", { cause }));
  }

  #finish(segment: Segment): void {
    const index = this.#segments.indexOf(segment);
    if (index === -1) return;
    this.#segments.splice(index, 1);
    segment.sealed = true;
    this.#afterwards(() => this.#options.onFinished(segment));
  }

  #afterwards(work: () => Promise<void>): void {
    this.#upkeep = this.#upkeep.then(work).catch((error: unknown) => this.#options.onTrouble(error));
  }
}
