import type { Link, SpanContext } from "@opentelemetry/api";

import { expectInteger } from "../expect-option.ts";
import type { ReadableSpan, TimedEvent } from "../readable-span.ts";
import { StringInterner } from "../string-interner.ts";
import { AttributeKeys } from "./attribute-keys.ts";
import { ByteWriter } from "./byte-writer.ts";
import { ChunkPool } from "./chunk-pool.ts";
import { EncodeError } from "./encode-error.ts";
import { IdWriter } from "./id-writer.ts";
import { NameTemplates } from "./name-templates.ts";
import { writeAttributes } from "./write-attributes.ts";
import { writeCount } from "./write-count.ts";
import { writeTime } from "./write-time.ts";

/** Bits of `Span.flags` and `Link.flags` beyond the W3C trace flags. */
const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;

/** Memory kept for later spans while there is nothing to encode. */
const MAX_FREE_BYTES = 4 * 1024 * 1024;

/** So many broken events or links, and it is no use to look at more. */
const MAX_BROKEN = 1024;

export interface SpanEncoderOptions {
  /** The longest encoded span, in bytes; a longer one is refused with reason `too_large`. @default 8 MiB */
  readonly maxSpanBytes?: number;
  /** Spans are written one behind the other into chunks of this size, in bytes. @default 64 KiB */
  readonly chunkBytes?: number;
  /** Remembers attribute keys. @default one of its own */
  readonly interner?: StringInterner;
}

/** An encoded span, in memory that is written over by the next one. */
export interface LentSpan {
  readonly chunk: Buffer;
  /** Where in the chunk it begins. */
  readonly start: number;
  readonly length: number;
}

/**
 * Encodes spans as OTLP `Span` messages, in one pass and without garbage but a view per span.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 * @example
 * ```ts
 * import { SpanEncoder } from "@sideband/core/otlp";
 *
 * const encoder = new SpanEncoder({ maxSpanBytes: 1024 * 1024 });
 * ```
 */
export class SpanEncoder {
  readonly #pool: ChunkPool;
  readonly #writer: ByteWriter;
  readonly #ids: IdWriter;
  readonly #keys: AttributeKeys;
  readonly #spans = new NameTemplates({ nameTag: 0x2a, attributeTag: 0x4a });
  readonly #events = new NameTemplates({ nameTag: 0x12, attributeTag: 0x1a });
  readonly #maxSpanBytes: number;
  #busy = false;

  /** @throws TypeError when an option is out of range. */
  constructor(options: SpanEncoderOptions = {}) {
    const { maxSpanBytes = 8 * 1024 * 1024, chunkBytes = 64 * 1024, interner = new StringInterner() } = options;
    this.#maxSpanBytes = expectInteger("maxSpanBytes", maxSpanBytes, 1);
    this.#pool = new ChunkPool(expectInteger("chunkBytes", chunkBytes, 1), MAX_FREE_BYTES);
    this.#writer = new ByteWriter(this.#pool, maxSpanBytes);
    this.#ids = new IdWriter(this.#writer);
    this.#keys = new AttributeKeys(interner);
  }

  /**
   * The body of an OTLP `Span` message. Attributes that cannot be encoded are left out and counted in the message's
   * `dropped_attributes_count`; links without valid ids in `dropped_links_count`.
   *
   * @throws EncodeError when the span as a whole cannot be encoded, or is too large.
   */
  encode(span: ReadableSpan): Uint8Array {
    if (this.#busy) return this.#another().encode(span);
    this.#write(span);
    return this.#writer.finish();
  }

  /**
   * The same, where the bytes are copied elsewhere at once: no memory is handed out, and none has to be released.
   *
   * @throws EncodeError as `encode` does.
   */
  lend(span: ReadableSpan): LentSpan {
    if (this.#busy) return this.#another().lend(span);
    this.#write(span);
    this.#writer.expectAllowedLength();
    return this.#writer;
  }

  /** A getter among the attributes may end another span, which must not be written into the middle of this one. */
  #another(): SpanEncoder {
    return new SpanEncoder({ maxSpanBytes: this.#maxSpanBytes, chunkBytes: 1024 });
  }

  #write(span: ReadableSpan): void {
    this.#busy = true;
    try {
      this.#writer.begin();
      this.#writeSpan(span);
    } catch (error) {
      if (EncodeError.isInstance(error)) throw error;
      throw new EncodeError("encode_failed", "A span could not be encoded", { cause: error });
    } finally {
      this.#busy = false;
    }
  }

  /**
   * Says that nobody will read an encoded span any more: its memory is used again. Without it the garbage collector
   * takes care.
   */
  release(encoded: Uint8Array): void {
    this.#pool.release(encoded);
  }

  #writeSpan(span: ReadableSpan): void {
    const writer = this.#writer;
    const context = span.spanContext();
    const parent = span.parentSpanContext;
    this.#writeIds(context);
    if (parent !== undefined) this.#ids.parent(parent.spanId);
    const template = this.#spans.write(writer, String(span.name));
    writer.byte(0x30);
    writer.varint(enumerator(span.kind, 4) + 1);
    writeTime(writer, 0x39, span.startTime);
    writeTime(writer, 0x41, span.endTime);
    const lost = writeAttributes(writer, 0x4a, span.attributes, this.#keys, template);
    writeCount(writer, 0x50, span.droppedAttributesCount, lost);
    let lostEvents = 0;
    for (const event of span.events) lostEvents = this.#enough(lostEvents + this.#writeEvent(event));
    writeCount(writer, 0x60, span.droppedEventsCount, lostEvents);
    let lostLinks = 0;
    for (const link of span.links) lostLinks = this.#enough(lostLinks + this.#writeLink(link));
    writeCount(writer, 0x70, span.droppedLinksCount, lostLinks);
    this.#writeStatus(span);
    writer.reserve(6);
    writer.chunk[writer.position++] = 0x85; // field 16: the tag takes two bytes
    writer.chunk[writer.position++] = 0x01;
    writer.putFixed32(flags(context.traceFlags, parent?.isRemote));
  }

  #writeIds(context: SpanContext): void {
    if (this.#ids.context(context)) return;
    throw new EncodeError("encode_failed", "Expected a trace id of 32 and a span id of 16 hexadecimal digits");
  }

  /** Writes an event wholly or not at all; gives the number of events lost, 0 or 1. */
  #writeEvent(event: TimedEvent): number {
    const writer = this.#writer;
    const before = writer.length;
    try {
      const opened = writer.open(0x5a);
      writeTime(writer, 0x09, event.time);
      const template = this.#events.write(writer, String(event.name));
      const lost = writeAttributes(writer, 0x1a, event.attributes, this.#keys, template);
      writeCount(writer, 0x20, event.droppedAttributesCount, lost);
      writer.close(opened);
      return 0;
    } catch (error) {
      return this.#takeBack(before, error);
    }
  }

  /** Writes a link wholly or not at all; gives the number of links lost, 0 or 1. */
  #writeLink(link: Link): number {
    const writer = this.#writer;
    const before = writer.length;
    try {
      const opened = writer.open(0x6a);
      this.#writeIds(link.context);
      const lost = writeAttributes(writer, 0x22, link.attributes, this.#keys);
      writeCount(writer, 0x28, link.droppedAttributesCount, lost);
      writer.reserve(5);
      writer.chunk[writer.position++] = 0x35;
      writer.putFixed32(flags(link.context.traceFlags, link.context.isRemote));
      writer.close(opened);
      return 0;
    } catch (error) {
      return this.#takeBack(before, error);
    }
  }

  #enough(broken: number): number {
    if (broken <= MAX_BROKEN) return broken;
    throw new EncodeError("encode_failed", `Expected events and links that can be told, got ${broken} that cannot`);
  }

  #takeBack(before: number, error: unknown): 1 {
    if (EncodeError.isInstance(error) && error.reason === "too_large") throw error;
    this.#writer.truncate(before);
    return 1;
  }

  #writeStatus({ status: { code, message } }: ReadableSpan): void {
    const writer = this.#writer;
    const known = enumerator(code, 2);
    if (known <= 0 && !message) return;
    const opened = writer.open(0x7a);
    if (message) writer.string(0x12, String(message));
    if (known > 0) {
      writer.byte(0x18);
      writer.byte(known);
    }
    writer.close(opened);
  }
}

/** The enumerator from 0 to `last`; -1 for anything else. */
const enumerator = (value: number, last: number): number =>
  Number.isInteger(value) && value >= 0 && value <= last ? value : -1;

const flags = (traceFlags: number, isRemote: boolean | undefined): number =>
  (traceFlags & 0xff) | HAS_IS_REMOTE | (isRemote === true ? IS_REMOTE : 0);
