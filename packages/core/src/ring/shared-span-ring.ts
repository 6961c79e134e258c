import { RingConsumer } from "./ring-consumer.ts";
import { RingMemory } from "./ring-memory.ts";
import { RingProducer } from "./ring-producer.ts";

/** What a {@link SharedSpanRing} is made of. */
export interface SharedSpanRingOptions {
  /** Room for records, in bytes, rounded up to a power of two. What is never used costs no memory. @default 16 MiB */
  readonly ringBytes?: number;
}

const DEFAULT_BYTES = 16 * 1024 * 1024;

/**
 * Carries encoded spans from one thread to another through shared memory, in their order, without a lock and without
 * waking anybody: the producer copies the bytes and publishes them by one atomic store, the consumer looks when it
 * likes. One thread writes and one reads; each producing thread has a ring of its own.
 *
 * A producer that is terminated in the middle of a write loses the record that it was writing and nothing else, and a
 * consumer that takes over from a dead one goes on behind the last record that was taken.
 *
 * @example
 * ```ts
 * import { SharedSpanRing } from "@sideband/core";
 *
 * const ring = SharedSpanRing.allocate();
 * ring.producer().write(0, new Uint8Array([1, 2, 3]));
 * // In another thread, given `ring.buffer`:
 * const [record] = SharedSpanRing.from(ring.buffer).consumer().take(1, Infinity);
 * console.log(record?.payload.length); // 3
 * ```
 */
export class SharedSpanRing {
  readonly #memory: RingMemory;

  private constructor(memory: RingMemory) {
    this.#memory = memory;
  }

  /**
   * A new ring.
   *
   * @throws TypeError unless `ringBytes` is from 4096 to 2^30.
   */
  static allocate({ ringBytes = DEFAULT_BYTES }: SharedSpanRingOptions = {}): SharedSpanRing {
    return new SharedSpanRing(RingMemory.allocate(ringBytes));
  }

  /**
   * The ring that lies in a buffer, as another thread has got it.
   *
   * @throws TypeError when the buffer is no ring.
   */
  static from(buffer: SharedArrayBuffer): SharedSpanRing {
    return new SharedSpanRing(new RingMemory(buffer));
  }

  /** What is handed to the other thread. */
  get buffer(): SharedArrayBuffer {
    return this.#memory.buffer;
  }

  /** The writing end; there must be one only, and it is good for the thread that has asked for it. */
  producer(): RingProducer {
    return new RingProducer(this.#memory);
  }

  /** The reading end; there must be one only at a time. */
  consumer(): RingConsumer {
    return new RingConsumer(this.#memory);
  }
}
