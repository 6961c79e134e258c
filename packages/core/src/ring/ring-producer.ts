import {
  HEADER_BYTES,
  PADDING,
  RECORD_HEADER_BYTES,
  recordBytes,
  type RefusalReason,
  REFUSALS,
  Word,
} from "./ring-layout.ts";
import type { RingMemory } from "./ring-memory.ts";

const RESTART_BYTES = 64 * 1024;

/**
 * The writing end of a ring; there is one per ring, in one thread. A record is published by one atomic store: a thread
 * that is terminated at any other moment has published it wholly or not at all, and leaves nothing that could block.
 */
export class RingProducer {
  readonly #words: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #capacity: number;
  readonly #onCrowded: () => void;
  readonly #restartBytes: number;
  /** Where the next record begins, modulo 2^32. */
  #position: number;
  /** The position that lies at the front of the memory. */
  #front = 0;
  /** From where on to begin at the front again as soon as nothing waits. */
  #restartPosition: number;
  /** Where the consumer was when it was last looked at: it may be further, never behind. */
  #readPosition: number;
  /** From where on the ring may be so full that the consumer is to be told. */
  #alarmPosition: number;
  #published = 0;

  /**
   * @param onCrowded called when a quarter of the ring is full, and whenever another eighth has come in since
   * @param restartBytes how much of the ring is used before it begins at the front again when it is empty
   */
  constructor(memory: RingMemory, onCrowded: () => void = () => {}, restartBytes: number = RESTART_BYTES) {
    this.#onCrowded = onCrowded;
    this.#words = memory.words;
    this.#bytes = memory.bytes;
    this.#capacity = memory.capacity;
    this.#position = (memory.words[Word.origin] ?? 0) >>> 0;
    this.#readPosition = this.#position;
    this.#restartBytes = restartBytes;
    this.#restartPosition = this.#position + restartBytes;
    this.#alarmPosition = this.#position + this.#capacity / 4;
  }

  /** How many records were published. */
  get published(): number {
    return this.#published;
  }

  /** Whether a record of this length can ever be written: it must leave room for a padding as large as itself. */
  fits(length: number): boolean {
    return recordBytes(length) <= this.#capacity / 2;
  }

  /** Whether a record of this length can be written now: what is true stays so until the next one is written. */
  hasRoom(length: number): boolean {
    const size = recordBytes(length);
    return this.#hasRoom(this.#paddingFor(size) + size);
  }

  /**
   * Writes and publishes a record. `kind` is any number from 0 to 2^32 - 2.
   *
   * @returns whether there was room for it
   */
  write(kind: number, payload: Uint8Array): boolean {
    return this.writePart(kind, asBuffer(payload), 0, payload.length);
  }

  /** The same, of a payload that is part of other memory. */
  writePart(kind: number, memory: Buffer, start: number, length: number): boolean {
    const size = recordBytes(length);
    const offset = this.#reserve(size);
    if (offset === undefined) return false;
    const word = (HEADER_BYTES + offset) >>> 2;
    this.#words[word] = length;
    this.#words[word + 1] = kind;
    // `set` copies into shared memory byte by byte, unless both ends are aligned alike.
    memory.copy(this.#bytes, offset + RECORD_HEADER_BYTES, start, start + length);
    this.#position = (this.#position + size) >>> 0;
    this.#published += 1;
    Atomics.store(this.#words, Word.published, this.#published);
    if (((this.#position - this.#alarmPosition) | 0) >= 0) this.#lookForCrowd();
    return true;
  }

  /** Says to whoever reads the header that a record was refused. */
  countRefused(reason: RefusalReason): void {
    Atomics.add(this.#words, Word.refused + REFUSALS.indexOf(reason), 1);
  }

  #lookForCrowd(): void {
    this.#readPosition = Atomics.load(this.#words, Word.readPosition) >>> 0;
    const isCrowded = (this.#position - this.#readPosition) >>> 0 >= this.#capacity / 4;
    this.#alarmPosition = isCrowded ? this.#position + this.#capacity / 8 : this.#readPosition + this.#capacity / 4;
    if (isCrowded) this.#onCrowded();
  }

  /** Where a record of this size can be written, behind a padding if it must be. */
  #reserve(size: number): number | undefined {
    if (((this.#position - this.#restartPosition) | 0) >= 0) this.#restartIfEmpty();
    const offset = this.#offset();
    const padding = this.#paddingFor(size);
    if (!this.#hasRoom(padding + size)) return undefined;
    if (padding === 0) return offset;
    this.#words[((HEADER_BYTES + offset) >>> 2) + 1] = PADDING;
    this.#position = (this.#position + padding) >>> 0;
    return 0;
  }

  /**
   * A ring that is emptied often stays in the memory at its front: the rest is never touched, and so is none. The consumer
   * looks for the front after it has seen a record, and none is there that was written before.
   */
  #restartIfEmpty(): void {
    this.#readPosition = Atomics.load(this.#words, Word.readPosition) >>> 0;
    if (this.#readPosition !== this.#position) return;
    this.#front = this.#position;
    this.#restartPosition = this.#position + this.#restartBytes;
    Atomics.store(this.#words, Word.front, this.#front);
  }

  #offset(): number {
    return (this.#position - this.#front) & (this.#capacity - 1);
  }

  #paddingFor(size: number): number {
    const untilEnd = this.#capacity - this.#offset();
    return size <= untilEnd ? 0 : untilEnd;
  }

  #hasRoom(size: number): boolean {
    if (((this.#position - this.#readPosition) >>> 0) + size <= this.#capacity) return true;
    this.#readPosition = Atomics.load(this.#words, Word.readPosition) >>> 0;
    return ((this.#position - this.#readPosition) >>> 0) + size <= this.#capacity;
  }
}

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);
