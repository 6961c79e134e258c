import type { Payload } from "../sender.ts";
import { FILE_HEADER_BYTES } from "./file-header.ts";
import { encodeRecord, HEADER_BYTES } from "./record.ts";
import type { Segment } from "./segment.ts";

/** What is to be written. */
export interface NewRecord {
  /** As it is to lie on the disk. */
  readonly payload: Payload;
  /** Milliseconds since the epoch. */
  readonly writtenMs: number;
}

/** A record on its way to the disk. */
interface Waiting {
  readonly record: NewRecord;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface SegmentWriterOptions {
  readonly segmentBytes: number;
  /** Whether a record counts as written only when it has reached the disk. */
  readonly syncsEachGroup: boolean;
  readonly create: () => Promise<Segment>;
  /** Called as soon as records are part of a segment: so many items, which have reached the disk if each group is synced. */
  readonly onWritten: (segment: Segment, items: number) => void;
  /** Nothing more will be written into a segment. */
  readonly onSealed: (segment: Segment) => void;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Writes records behind each other, as many in one go as have come while the one before was written. A segment in which
 * that has failed once is not written any more: what a disk says after an error need not be true.
 */
export class SegmentWriter {
  readonly #options: SegmentWriterOptions;
  readonly #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #segment: Segment | undefined;
  #writing: Promise<void> | undefined;

  constructor(options: SegmentWriterOptions) {
    this.#options = options;
  }

  /** How much room may be taken by what has come and is not written yet, in bytes. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Resolves when the record is written. Rejects with the disk's complaint; then it counts for nothing. */
  append(record: NewRecord): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ record, resolve, reject });
    this.#waitingBytes += roomFor(record);
    this.#writing ??= this.#write();
    return promise;
  }

  /** Writes nothing more into the segment of now. */
  #seal(): void {
    const segment = this.#segment;
    if (segment === undefined) return;
    this.#segment = undefined;
    segment.seal().catch(this.#options.onTrouble);
    this.#options.onSealed(segment);
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    await Promise.resolve(); // what comes in the same turn goes in one group
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup();
      const bytes = group.reduce((sum, { record }) => sum + sizeOf(record), 0);
      try {
        const segment = await this.#writeGroup(group, bytes);
        const items = group.reduce((sum, { record }) => sum + record.payload.items, 0);
        segment.accept(bytes, items);
        this.#options.onWritten(segment, items);
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      // In the same step in which they became part of the segment: in between, they would be in two places.
      for (const { record } of group) this.#waitingBytes -= roomFor(record);
    }
    this.#writing = undefined;
  }

  #takeGroup(): Waiting[] {
    let bytes = 0;
    const excess = this.#waiting.findIndex(({ record }, index) => {
      bytes += sizeOf(record);
      return index > 0 && bytes > this.#options.segmentBytes;
    });
    return this.#waiting.splice(0, excess === -1 ? this.#waiting.length : excess);
  }

  async #writeGroup(group: readonly Waiting[], bytes: number): Promise<Segment> {
    const { segmentBytes, syncsEachGroup, create } = this.#options;
    const current = this.#segment;
    if (current !== undefined && (current.sealed || current.end + bytes > segmentBytes)) this.#seal();
    const segment = (this.#segment ??= await create());
    segment.growing = true;
    try {
      await segment.write(Buffer.concat(group.map(({ record }) => encode(record, segment))));
      if (syncsEachGroup) await segment.sync();
      return segment;
    } catch (error) {
      await segment.cut().catch(() => {
        // Whoever reads it later may find there what nobody waits for any more, and send it twice.
      });
      this.#seal();
      throw error;
    }
  }
}

/** How much room a record may take: it may be the first of its file. */
export const roomFor = (record: NewRecord): number => FILE_HEADER_BYTES + sizeOf(record);

const sizeOf = ({ payload }: NewRecord): number => HEADER_BYTES + payload.body.length;

const encode = ({ payload, writtenMs }: NewRecord, { salt }: Segment): Buffer => encodeRecord(payload, writtenMs, salt);
