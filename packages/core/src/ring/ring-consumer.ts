import { CONSUMED, HEADER_BYTES, PADDING, RECORD_HEADER_BYTES, recordBytes, Word } from "./ring-layout.ts";
import { RecordMemory } from "./record-memory.ts";
import type { RingMemory } from "./ring-memory.ts";

/** A record as it was written, in memory of its own. */
export interface RingRecord {
  readonly kind: number;
  readonly payload: Uint8Array;
}

interface Found {
  readonly kind: number;
  readonly start: number;
  readonly length: number;
}

/** Whether a record of this kind, with a payload of so many bytes, can be taken now. */
export type IsReady = (kind: number, length: number) => boolean;

const HALF = 32n;

/**
 * The reading end of a ring; there is one at a time. Records are copied out before their place is given back, and both
 * how many were taken and up to where is said by one store: a consumer that takes over after another's death goes on
 * behind the last record that was taken, with none twice.
 */
export class RingConsumer {
  readonly #memory: RingMemory;
  readonly #copies = new RecordMemory();
  #position: number;
  #taken: number;

  constructor(memory: RingMemory) {
    this.#memory = memory;
    const consumed = Atomics.load(memory.consumed, CONSUMED);
    this.#position = Number(BigInt.asUintN(32, consumed));
    this.#taken = Number(consumed >> HALF);
  }

  /** How many records were taken, by this consumer and those before it, modulo 2^32. */
  get taken(): number {
    return this.#taken;
  }

  /** How many records wait to be taken. */
  get pending(): number {
    return (Atomics.load(this.#memory.words, Word.published) - this.#taken) >>> 0;
  }

  /**
   * Takes records in the order in which they were written, and gives their place back to the producer.
   *
   * @param maxRecords how many at most.
   * @param maxBytes how much payload at most, but for one record, which may be larger.
   * @param isReady asked about each record; the first that is not ready stays, and all behind it.
   */
  take(maxRecords: number, maxBytes: number, isReady: IsReady = always): readonly RingRecord[] {
    const available = Math.min(this.pending, maxRecords);
    const found: Found[] = [];
    const front = Atomics.load(this.#memory.words, Word.front);
    let position = this.#position;
    let total = 0;
    while (found.length < available) {
      const offset = (position - front) & (this.#memory.capacity - 1);
      const record = this.#recordAt(offset);
      if (record.kind === PADDING) {
        position = (position + this.#memory.capacity - offset) >>> 0;
        continue;
      }
      if (found.length > 0 && total + record.length > maxBytes) break;
      if (!isReady(record.kind, record.length)) break;
      found.push(record);
      total += record.length;
      position = (position + recordBytes(record.length)) >>> 0;
    }
    if (found.length === 0) return [];
    const records = found.map(({ kind, start, length }) => ({
      kind,
      payload: this.#copies.copy(this.#memory.bytes, start, length),
    }));
    this.#giveBack(position, found.length);
    return records;
  }

  #recordAt(offset: number): Found {
    const { capacity, words } = this.#memory;
    const word = (HEADER_BYTES + offset) >>> 2;
    const length = words[word] ?? 0;
    const kind = (words[word + 1] ?? 0) >>> 0;
    if (kind !== PADDING && (length < 0 || offset + recordBytes(length) > capacity)) {
      throw new Error(`Expected a record at ${offset} of the ring, got one of ${length} bytes`);
    }
    return { kind, start: offset + RECORD_HEADER_BYTES, length };
  }

  /** Says that nobody will read a payload any more: its memory is used again. Without it the garbage collector takes care. */
  release(payload: Uint8Array): void {
    this.#copies.release(payload);
  }

  #giveBack(position: number, count: number): void {
    this.#position = position;
    this.#taken = (this.#taken + count) >>> 0;
    Atomics.store(this.#memory.consumed, CONSUMED, (BigInt(this.#taken) << HALF) | BigInt(position));
  }
}

const always = (): boolean => true;
