import type { EncodedSpan } from "../encoded-batch.ts";
import { RingConsumer, type RingRecord } from "../ring/ring-consumer.ts";
import { Word } from "../ring/ring-layout.ts";
import { RingMemory } from "../ring/ring-memory.ts";
import type { LargePayload } from "./large-spans.ts";
import type { RingDescription } from "./messages.ts";
import { OriginReader } from "./origin-reader.ts";
import { decodeReference, isFor, isLarge, ticketOf, WITH_ORIGIN } from "./record-kind.ts";
import { decodeWithOrigin } from "./with-origin.ts";

/** A record that was taken out: its span, or that its payload was lost with an earlier thread. */
export type Taken = EncodedSpan | "lost";

/** Takes the spans out of one producer's ring. */
export class RingReader {
  readonly #memory: RingMemory;
  readonly #consumer: RingConsumer;
  readonly #origins: OriginReader;
  readonly #generation: number;
  /** Payloads that came by message, by ticket. */
  readonly #arrived = new Map<number, Uint8Array>();
  /** Whether its producer has ended. */
  retired: boolean;

  constructor({ ring, origins, retired }: RingDescription, generation: number) {
    this.#memory = new RingMemory(ring);
    this.#consumer = new RingConsumer(this.#memory);
    this.#origins = new OriginReader(origins);
    this.#generation = generation;
    this.retired = retired;
  }

  get pending(): number {
    return this.#consumer.pending;
  }

  /** How many were published up to now, modulo 2^32, to be compared with {@link reached}. */
  get published(): number {
    return (this.#consumer.taken + this.#consumer.pending) >>> 0;
  }

  /** Whether all that was published up to then is taken. */
  reached(published: number): boolean {
    return ((this.#consumer.taken - published) | 0) >= 0;
  }

  /** Takes in the payload of a large span. One that was for an earlier thread is lost, here as by its record. */
  receive({ ticket, generation, payload }: LargePayload): void {
    if (generation === this.#generation) this.#arrived.set(ticket, payload);
  }

  /** Looks for resources that have become known. */
  refresh(): void {
    this.#origins.refresh();
  }

  /**
   * Takes out what is ready.
   *
   * @param maxSpans how many at most.
   * @param maxBytes how many bytes at most, but for one span, which may have more.
   * @param roomBytes how many bytes at most, without exception.
   */
  take(maxSpans: number, maxBytes: number, roomBytes: number): readonly Taken[] {
    let left = roomBytes;
    const records = this.#consumer.take(maxSpans, maxBytes, (kind, length) => {
      const bytes = isLarge(kind) ? this.#largeBytes(kind) : length;
      if (bytes === undefined || bytes > left) return false;
      left -= bytes;
      return true;
    });
    return records.map((record) => this.#read(record));
  }

  /** Nothing, as long as the message is under way; 0 if it will never come. */
  #largeBytes(kind: number): number | undefined {
    const arrived = this.#arrived.get(ticketOf(kind));
    if (isFor(kind, this.#generation) && (arrived !== undefined || !this.retired)) return arrived?.length;
    return 0;
  }

  #read({ kind, payload }: RingRecord): Taken {
    if (!isLarge(kind)) return this.#span(kind, payload);
    const reference = decodeReference(payload);
    Atomics.add(this.#memory.words, Word.largeTaken, reference.length);
    const large = isFor(kind, this.#generation) ? this.#arrived.get(ticketOf(kind)) : undefined;
    if (large === undefined) return "lost";
    this.#arrived.delete(ticketOf(kind));
    return this.#span(reference.kind, large);
  }

  #span(kind: number, payload: Uint8Array): EncodedSpan {
    if (kind === WITH_ORIGIN) return decodeWithOrigin(payload);
    const { resource, scope } = this.#origins.get(kind);
    return { bytes: payload, resource, scope, owner: this.#consumer };
  }
}
