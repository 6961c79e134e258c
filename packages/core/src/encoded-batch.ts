import { decodeSpan } from "./otlp/decode-span.ts";
import { type Allocate, encodeExportRequest } from "./otlp/encode-export-request.ts";
import type { InstrumentationScope, ReadableSpan, Resource } from "./readable-span.ts";

/** One span as the bytes of an OTLP `Span` message, beside the two things that many spans share. */
export interface EncodedSpan {
  readonly bytes: Uint8Array;
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
  /** To be told when nobody will read the bytes any more. Absent where the garbage collector takes care. */
  readonly owner?: BytesOwner;
}

/** Whoever uses the memory of encoded spans again. */
export interface BytesOwner {
  release(bytes: Uint8Array): void;
}

/**
 * Spans on their way out: one slice of bytes per span, so that splitting a batch, bisecting it after a 413 and
 * writing it to disk never decode anything.
 *
 * @example
 * ```ts
 * const half = batch.slice(0, batch.size >> 1);
 * await post(half.toRequest());
 * ```
 */
export class EncodedBatch {
  readonly spans: readonly EncodedSpan[];

  constructor(spans: readonly EncodedSpan[]) {
    this.spans = spans;
  }

  /** How many spans it holds. */
  get size(): number {
    return this.spans.length;
  }

  /** A batch of the spans from `start` up to, not including, `end`. */
  slice(start: number, end?: number): EncodedBatch {
    return new EncodedBatch(this.spans.slice(start, end));
  }

  /**
   * The body of an OTLP `ExportTraceServiceRequest`.
   *
   * @param allocate gives the memory for it, of at least so many bytes; by default new memory
   */
  toRequest(allocate?: Allocate): Uint8Array {
    return encodeExportRequest(this.spans, allocate);
  }

  /** The spans as objects, for exporters that know no bytes. */
  toReadableSpans(): ReadableSpan[] {
    return this.spans.map(({ bytes, resource, scope }) => decodeSpan(bytes, resource, scope));
  }
}
