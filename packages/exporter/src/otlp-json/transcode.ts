import type { JsonWriter } from "./json-writer.ts";
import type { Field, MessageType } from "./message-type.ts";
import { WireReader } from "../protobuf/wire-reader.ts";

/** How deep messages may nest. A value of OTLP that nests 64 deep, which is the limit of attributes, takes some 200. */
const MAX_DEPTH = 256;

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;

/** A field that was found is three numbers: its own, and where its value begins and ends. */
const STRIDE = 3;

/**
 * Writes a protobuf message as OTLP's JSON, in linear time and without decoding it into objects. Fields that the type
 * does not know are skipped, default values left out; of what a message should hold once, the last counts.
 *
 * @throws RangeError if the bytes are no message, or nest deeper than 256 messages.
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const transcode = (bytes: Uint8Array, type: MessageType, writer: JsonWriter): void =>
  new Transcription(bytes, writer).message(type, 0, bytes.length, 1);

class Transcription {
  readonly #reader: WireReader;
  readonly #writer: JsonWriter;
  /** The fields found of the messages that are open, one message behind the other. */
  readonly #found: number[] = [];
  #top = 0;

  constructor(bytes: Uint8Array, writer: JsonWriter) {
    this.#reader = new WireReader(bytes);
    this.#writer = writer;
  }

  message(type: MessageType, start: number, end: number, depth: number): void {
    if (depth > MAX_DEPTH) throw new RangeError(`Messages nest deeper than ${MAX_DEPTH}`);
    const writer = this.#writer;
    const bottom = this.#top;
    this.#find(type, start, end);
    const top = this.#top;
    let before = OPEN_BRACE;
    for (let from = bottom; from < top;) {
      const to = this.#endOfSlot(type, from, top);
      const field = this.#fieldAt(type, to - STRIDE);
      if (field.explicit || field.repeated || !this.#isDefault(field, to - STRIDE)) {
        writer.byte(before);
        before = COMMA;
        writer.raw(field.label);
        if (field.repeated) this.#list(field, from, to, depth);
        else this.#value(field, to - STRIDE, depth);
      }
      from = to;
    }
    if (before === OPEN_BRACE) writer.byte(OPEN_BRACE);
    writer.byte(CLOSE_BRACE);
    this.#top = bottom;
  }

  /** Notes what a message holds, what shares a slot side by side. */
  #find(type: MessageType, start: number, end: number): void {
    const reader = this.#reader;
    const found = this.#found;
    const bottom = this.#top;
    let top = bottom;
    let slot = 0;
    let seen = 0;
    let grouped = true;
    reader.position = start;
    while (reader.position < end) {
      reader.next(end);
      const field = type.fields[reader.number];
      if (field === undefined || field.wireType !== reader.wireType) continue;
      if (field.slot !== slot) {
        slot = field.slot;
        if ((seen & (1 << slot)) !== 0) grouped = false;
        seen |= 1 << slot;
      }
      found[top++] = reader.number;
      found[top++] = reader.start;
      found[top++] = reader.position;
    }
    this.#top = top;
    if (!grouped) this.#group(type, bottom);
  }

  /** Brings together what the wire has interleaved, which is allowed and rare. */
  #group(type: MessageType, bottom: number): void {
    const entries: number[][] = [];
    for (let at = bottom; at < this.#top; at += STRIDE) entries.push(this.#found.slice(at, at + STRIDE));
    const groups = Map.groupBy(entries, ([number]) => type.fields[number as number]?.slot);
    let at = bottom;
    for (const group of groups.values()) for (const entry of group) for (const part of entry) this.#found[at++] = part;
  }

  #fieldAt(type: MessageType, at: number): Field {
    return type.fields[this.#found[at] as number] as Field;
  }

  #endOfSlot(type: MessageType, from: number, top: number): number {
    const { slot } = this.#fieldAt(type, from);
    let to = from + STRIDE;
    while (to < top && this.#fieldAt(type, to).slot === slot) to += STRIDE;
    return to;
  }

  /** An empty run of bytes, or a number of nothing but zeros. */
  #isDefault({ wireType }: Field, at: number): boolean {
    const start = this.#found[at + 1] as number;
    const end = this.#found[at + 2] as number;
    if (wireType === 2) return start === end;
    for (let i = start; i < end; i++) if (this.#reader.bytes[i] !== 0) return false;
    return true;
  }

  #list(field: Field, from: number, to: number, depth: number): void {
    let before = OPEN_BRACKET;
    for (let at = from; at < to; at += STRIDE) {
      this.#writer.byte(before);
      before = COMMA;
      this.#value(field, at, depth);
    }
    this.#writer.byte(CLOSE_BRACKET);
  }

  #value({ kind }: Field, at: number, depth: number): void {
    const reader = this.#reader;
    const writer = this.#writer;
    const start = this.#found[at + 1] as number;
    const end = this.#found[at + 2] as number;
    switch (kind) {
      case "string":
        return writer.text(reader.bytes, start, end);
      case "id":
        return writer.hex(reader.bytes, start, end);
      case "bytes":
        return writer.base64(reader.bytes, start, end);
      case "bool":
        return writer.ascii(Number(reader.int64(start, end)) === 0 ? "false" : "true");
      case "enum":
        return writer.ascii(String(reader.int32(start)));
      case "uint32":
        return writer.ascii(String(reader.int32(start) >>> 0));
      case "int64":
        return writer.ascii(`"${reader.int64(start, end)}"`);
      case "fixed32":
        return writer.ascii(String(reader.fixed32(start)));
      case "fixed64":
        return writer.ascii(`"${reader.fixed64(start)}"`);
      case "double":
        return writer.ascii(doubleText(reader.double(start)));
      default:
        return this.message(kind, start, end, depth + 1);
    }
  }
}

/** JSON has no word for what is no finite number; protobuf's mapping spells it out. */
const doubleText = (value: number): string => {
  if (!Number.isFinite(value)) return `"${value}"`;
  return Object.is(value, -0) ? "-0" : String(value);
};
