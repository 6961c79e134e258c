import type { Attributes, HrTime, Link, SpanContext, SpanStatus } from "@opentelemetry/api";

import type { InstrumentationScope, ReadableSpan, Resource, TimedEvent } from "../readable-span.ts";
import { ByteReader } from "./byte-reader.ts";
import { readKeyValue } from "./decode-any-value.ts";
import { DecodeError } from "./decode-error.ts";
import { RawTraceState } from "./raw-trace-state.ts";

const HAS_IS_REMOTE = 0x100;
const IS_REMOTE = 0x200;
const NANOSECONDS = 1_000_000_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A span read back from bytes. */
class DecodedSpan implements ReadableSpan {
  name = "";
  kind: 0 | 1 | 2 | 3 | 4 = 0;
  context: Mutable<SpanContext> = { traceId: "", spanId: "", traceFlags: 0 };
  parentSpanContext?: SpanContext;
  startTime: HrTime = [0, 0];
  endTime: HrTime = [0, 0];
  duration: HrTime = [0, 0];
  status: SpanStatus = { code: 0 };
  attributes: Attributes = {};
  links: Link[] = [];
  events: TimedEvent[] = [];
  readonly ended = true;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  droppedAttributesCount = 0;
  droppedEventsCount = 0;
  droppedLinksCount = 0;

  constructor(resource: Resource, scope: InstrumentationScope) {
    this.resource = resource;
    this.instrumentationScope = scope;
  }

  spanContext(): SpanContext {
    return this.context;
  }
}

/**
 * The span that an OTLP `Span` message holds, as every stage reads it. Fields of later versions are passed over.
 *
 * @throws DecodeError when the bytes are no such message.
 * @example
 * ```ts
 * import { decodeSpan, encodeSpan } from "@sideband/core/otlp";
 * import type { ReadableSpan } from "@sideband/core";
 *
 * const copy = (span: ReadableSpan): ReadableSpan =>
 *   decodeSpan(encodeSpan(span), span.resource, span.instrumentationScope);
 * ```
 */
export const decodeSpan = (bytes: Uint8Array, resource: Resource, scope: InstrumentationScope): ReadableSpan => {
  const reader = new ByteReader(bytes);
  const span = new DecodedSpan(resource, scope);
  let parentSpanId = "";
  let flags = 0;
  while (reader.more) {
    const tag = reader.tag();
    if (tag === 0x22) parentSpanId = reader.hex();
    else if (tag === 0x85) flags = reader.fixed32();
    else readField(reader, span, tag);
  }
  if (span.context.traceId.length !== 32 || span.context.spanId.length !== 16) {
    throw new DecodeError("a span without its ids");
  }
  span.context.traceFlags = flags & 0xff;
  span.duration = difference(span.startTime, span.endTime);
  if (parentSpanId !== "") {
    const remote = (flags & HAS_IS_REMOTE) === 0 ? {} : { isRemote: (flags & IS_REMOTE) !== 0 };
    const { traceId, traceFlags } = span.context;
    span.parentSpanContext = { traceId, spanId: parentSpanId, traceFlags, ...remote };
  }
  return span;
};

const readField = (reader: ByteReader, span: DecodedSpan, tag: number): void => {
  switch (tag) {
    case 0x0a:
      span.context.traceId = reader.hex();
      return;
    case 0x12:
      span.context.spanId = reader.hex();
      return;
    case 0x1a:
      span.context.traceState = new RawTraceState(reader.string());
      return;
    case 0x2a:
      span.name = reader.string();
      return;
    case 0x30:
      span.kind = readKind(reader);
      return;
    case 0x39:
      span.startTime = readTime(reader);
      return;
    case 0x41:
      span.endTime = readTime(reader);
      return;
    case 0x4a:
      readKeyValue(reader, span.attributes);
      return;
    case 0x50:
      span.droppedAttributesCount = reader.varint();
      return;
    case 0x5a:
      span.events.push(readEvent(reader));
      return;
    case 0x60:
      span.droppedEventsCount = reader.varint();
      return;
    case 0x6a:
      span.links.push(readLink(reader));
      return;
    case 0x70:
      span.droppedLinksCount = reader.varint();
      return;
    case 0x7a:
      span.status = readStatus(reader);
      return;
    default:
      reader.skip(tag);
  }
};

const readKind = (reader: ByteReader): 0 | 1 | 2 | 3 | 4 => {
  const kind = reader.varint() - 1; // OTLP counts from 1, and has 0 for unspecified
  return kind === 1 || kind === 2 || kind === 3 || kind === 4 ? kind : 0;
};

const readTime = (reader: ByteReader): HrTime => {
  const { low, high } = reader.fixed64();
  const nanoseconds = (BigInt(high) << 32n) | BigInt(low);
  return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
};

const difference = (start: HrTime, end: HrTime): HrTime => {
  const seconds = end[0] - start[0];
  const nanoseconds = end[1] - start[1];
  if (nanoseconds < 0) return seconds > 0 ? [seconds - 1, nanoseconds + NANOSECONDS] : [0, 0];
  return seconds < 0 ? [0, 0] : [seconds, nanoseconds];
};

const readEvent = (reader: ByteReader): TimedEvent => {
  const event: Mutable<TimedEvent> = { time: [0, 0], name: "" };
  const attributes: Attributes = {};
  reader.message((tag) => {
    if (tag === 0x09) event.time = readTime(reader);
    else if (tag === 0x12) event.name = reader.string();
    else if (tag === 0x1a) readKeyValue(reader, attributes);
    else if (tag === 0x20) event.droppedAttributesCount = reader.varint();
    else reader.skip(tag);
  });
  return { ...event, attributes };
};

const readLink = (reader: ByteReader): Link => {
  const context: Mutable<SpanContext> = { traceId: "", spanId: "", traceFlags: 0 };
  const attributes: Attributes = {};
  let droppedAttributesCount = 0;
  reader.message((tag) => {
    if (tag === 0x0a) context.traceId = reader.hex();
    else if (tag === 0x12) context.spanId = reader.hex();
    else if (tag === 0x1a) context.traceState = new RawTraceState(reader.string());
    else if (tag === 0x22) readKeyValue(reader, attributes);
    else if (tag === 0x28) droppedAttributesCount = reader.varint();
    else if (tag === 0x35) {
      const flags = reader.fixed32();
      context.traceFlags = flags & 0xff;
      if ((flags & HAS_IS_REMOTE) !== 0) context.isRemote = (flags & IS_REMOTE) !== 0;
    } else reader.skip(tag);
  });
  return { context, attributes, droppedAttributesCount };
};

const readStatus = (reader: ByteReader): SpanStatus => {
  const status: SpanStatus = { code: 0 };
  reader.message((tag) => {
    if (tag === 0x12) status.message = reader.string();
    else if (tag === 0x18) {
      const code = reader.varint();
      status.code = code === 1 || code === 2 ? code : 0;
    } else reader.skip(tag);
  });
  return status;
};
