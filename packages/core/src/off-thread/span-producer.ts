import type { EncodedSpan } from "../encoded-batch.ts";
import { expectOrigin } from "../expect-origin.ts";
import { EncodeError } from "../otlp/encode-error.ts";
import { SpanEncoder } from "../otlp/span-encoder.ts";
import type { ReadableSpan } from "../readable-span.ts";
import type { RefusalReason } from "../ring/ring-layout.ts";
import { RingMemory } from "../ring/ring-memory.ts";
import { RingProducer } from "../ring/ring-producer.ts";
import type { StringInterner } from "../string-interner.ts";
import { LargeSpans, type PostLarge } from "./large-spans.ts";
import { OriginWriter } from "./origin-writer.ts";
import type { PipelineMemory } from "./pipeline-memory.ts";
import { WITH_ORIGIN } from "./record-kind.ts";
import type { RingBuffers } from "./ring-buffers.ts";
import { encodeWithOrigin } from "./with-origin.ts";

export interface SpanProducerOptions {
  readonly buffers: RingBuffers;
  readonly pipeline: PipelineMemory;
  readonly maxSpanBytes: number;
  readonly interner: StringInterner | undefined;
  readonly postLarge: PostLarge;
}

/** Why a span was not written. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly cause?: unknown;
}

const RING_FULL: Refusal = { reason: "ring_full" };
const CLOSED: Refusal = { reason: "shutdown" };

/** Puts the spans that end in one thread into its ring. */
export class SpanProducer {
  readonly #ring: RingProducer;
  readonly #origins: OriginWriter;
  readonly #encoder: SpanEncoder;
  readonly #large: LargeSpans;
  readonly #pipeline: PipelineMemory;

  constructor({ buffers, pipeline, maxSpanBytes, interner, postLarge }: SpanProducerOptions) {
    const memory = new RingMemory(buffers.ring);
    this.#ring = new RingProducer(memory, () => pipeline.wake());
    this.#origins = new OriginWriter(buffers.origins);
    this.#encoder = new SpanEncoder(interner === undefined ? { maxSpanBytes } : { maxSpanBytes, interner });
    this.#large = new LargeSpans({ memory, producer: this.#ring, pipeline, post: postLarge });
    this.#pipeline = pipeline;
  }

  /** Counts a refusal in the header of the ring, for those who read the counts in another thread. */
  countRefused(reason: RefusalReason): void {
    this.#ring.countRefused(reason);
  }

  /** Writes an ended span; never throws. */
  write(span: ReadableSpan): Refusal | undefined {
    if (this.#pipeline.closed) return CLOSED;
    try {
      return this.#write(span);
    } catch (cause) {
      return { reason: EncodeError.isInstance(cause) ? cause.reason : "encode_failed", cause };
    }
  }

  #write(span: ReadableSpan): Refusal | undefined {
    expectOrigin(span);
    const { resource, instrumentationScope: scope } = span;
    const origin = this.#origins.numberOf(resource, scope);
    const { chunk, start, length } = this.#encoder.lend(span);
    const written =
      origin !== undefined && this.#ring.fits(length)
        ? this.#ring.writePart(origin, chunk, start, length)
        : this.#writeOther(origin, { bytes: chunk.subarray(start, start + length), resource, scope });
    return written ? undefined : RING_FULL;
  }

  /** A span that is too large for the ring, or that has to say itself where it comes from. */
  #writeOther(origin: number | undefined, span: EncodedSpan): boolean {
    const payload = origin === undefined ? encodeWithOrigin(span) : span.bytes;
    const kind = origin ?? WITH_ORIGIN;
    return this.#ring.fits(payload.length) ? this.#ring.write(kind, payload) : this.#large.write(kind, payload);
  }
}
