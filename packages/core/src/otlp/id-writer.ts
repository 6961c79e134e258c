import type { SpanContext, TraceState } from "@opentelemetry/api";

import type { ByteWriter } from "./byte-writer.ts";
import { type KnownBytes, knownBytes } from "./known-bytes.ts";

/** The value of a hexadecimal digit by its character code; -1 for any other character. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** Puts an id as bytes, where room was made before; `false` for anything else, zeros only included. */
const putHex = (writer: ByteWriter, tag: number, digits: string, byteLength: number): boolean => {
  if (typeof digits !== "string" || digits.length !== byteLength * 2) return false;
  const chunk = writer.chunk;
  let position = writer.position;
  chunk[position++] = tag;
  chunk[position++] = byteLength;
  let seen = 0;
  for (let index = 0; index < digits.length; index += 2) {
    const high = digits.charCodeAt(index);
    const low = digits.charCodeAt(index + 1);
    const byte = high < 128 && low < 128 ? ((DIGITS[high] as number) << 4) | (DIGITS[low] as number) : -1;
    seen |= byte;
    chunk[position++] = byte;
  }
  if (seen <= 0) return false; // negative: some digit was none
  writer.position = position;
  return true;
};

/** Ids as bytes. The spans of a trace come one after the other: each id is read once, and copied from then on. */
export class IdWriter {
  readonly #writer: ByteWriter;
  readonly #trace = new LastId(0x0a, 16);
  readonly #parent = new LastId(0x22, 8);

  constructor(writer: ByteWriter) {
    this.#writer = writer;
  }

  /**
   * Writes the first three fields of `Span` and of `Span.Link`, which are the same: trace id, span id, trace state.
   *
   * @returns `false` when the ids are none
   */
  context(context: SpanContext): boolean {
    const writer = this.#writer;
    writer.reserve(32);
    if (!this.#trace.put(writer, context.traceId) || !putHex(writer, 0x12, context.spanId, 8)) return false;
    if (context.traceState !== undefined) writeTraceState(writer, context.traceState);
    return true;
  }

  /** Writes the parent's span id, if it is one. */
  parent(spanId: string): void {
    this.#writer.reserve(16);
    this.#parent.put(this.#writer, spanId);
  }
}

/** The id of one field that was written last. */
class LastId {
  readonly #tag: number;
  readonly #field: KnownBytes;
  #digits = "";

  constructor(tag: number, byteLength: number) {
    this.#tag = tag;
    this.#field = knownBytes(new Uint8Array(byteLength + 2));
  }

  put(writer: ByteWriter, digits: string): boolean {
    const field = this.#field;
    if (digits === this.#digits && digits !== "") {
      writer.known(field);
      return true;
    }
    if (!putHex(writer, this.#tag, digits, field.length - 2)) return false;
    writer.chunk.copy(field.bytes, 0, writer.position - field.length, writer.position);
    this.#digits = digits;
    return true;
  }
}

/** A trace state that cannot be told costs itself, not the span. */
const writeTraceState = (writer: ByteWriter, traceState: TraceState): void => {
  let text: unknown;
  try {
    text = traceState.serialize();
  } catch {
    return;
  }
  if (typeof text === "string" && text !== "") writer.string(0x1a, text);
};
