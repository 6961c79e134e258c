import type { RingMemory } from "../ring/ring-memory.ts";
import type { RingProducer } from "../ring/ring-producer.ts";
import { Word } from "../ring/ring-layout.ts";
import type { PipelineMemory } from "./pipeline-memory.ts";
import { encodeReference, largeKind, TICKETS } from "./record-kind.ts";

/** A payload on its way by message, for the record with this ticket. */
export interface LargePayload {
  readonly ticket: number;
  readonly generation: number;
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** Sends a payload to the thread of the pipeline; its memory is that thread's from then on. */
export type PostLarge = (large: LargePayload) => void;

export interface LargeSpansOptions {
  readonly memory: RingMemory;
  readonly producer: RingProducer;
  readonly pipeline: PipelineMemory;
  readonly post: PostLarge;
}

/**
 * Spans too large for the ring: each goes by a message, and a record in the ring stands for it, so that order holds.
 * Together they may have as many bytes under way as the ring has.
 */
export class LargeSpans {
  readonly #options: LargeSpansOptions;
  #ticket = 0;
  /** Bytes that were posted, modulo 2^32; what of them was taken out, the consumer says in the header of the ring. */
  #posted = 0;

  constructor(options: LargeSpansOptions) {
    this.#options = options;
  }

  write(kind: number, payload: Uint8Array): boolean {
    const { memory, producer, pipeline, post } = this.#options;
    const taken = Atomics.load(memory.words, Word.largeTaken);
    const underWay = (this.#posted - taken) >>> 0;
    // One may be larger than all the ring, if it is alone.
    if (underWay > 0 && underWay + payload.length > memory.capacity) return false;
    const ticket = this.#ticket;
    const { generation } = pipeline;
    const reference = encodeReference({ kind, length: payload.length });
    // Posted first: whoever finds the record knows that the message is under way.
    if (!producer.hasRoom(reference.length)) return false;
    post({ ticket, generation, payload: new Uint8Array(payload) });
    producer.write(largeKind(ticket, generation), reference);
    this.#ticket = (ticket + 1) % TICKETS;
    this.#posted = (this.#posted + payload.length) >>> 0;
    return true;
  }
}
