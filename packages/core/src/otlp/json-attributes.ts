import { isUtf8 } from "node:buffer";

import { ByteReader } from "./byte-reader.ts";
import { JsonWriter } from "./json-writer.ts";
import { ListedKeys } from "./listed-keys.ts";
import { MessageEdits } from "./message-edits.ts";
import { isStructure, isValue, readEntry, writeJsonField } from "./write-json-value.ts";

/** Fields of `Span` and `Span.Event`. */
const SPAN_ATTRIBUTE = 0x4a;
const SPAN_EVENT = 0x5a;
const EVENT_ATTRIBUTE = 0x1a;

/** Field of `AnyValue`. */
const STRING_VALUE = 0x0a;

/** What is known of the span at hand. */
interface Walk {
  readonly reader: ByteReader;
  readonly bytes: Uint8Array;
  readonly edits: MessageEdits;
}

/**
 * Turns structures - arrays, maps, bytes - into JSON text in spans that are encoded already: the values of attributes
 * with these keys, of the span and of its events. So content can be recorded as a structure, which costs the
 * application's thread far less than JSON, and still leave as the text that the conventions for generative AI want.
 *
 * All else stays as it is, byte for byte: links, other keys, other values, fields of later versions of the protocol.
 *
 * @example
 * ```ts
 * const json = new JsonAttributes(["gen_ai.input.messages"]);
 * const finished = json.apply(encodeSpan(span));
 * ```
 */
export class JsonAttributes {
  readonly #keys: ListedKeys;
  readonly #json = new JsonWriter();

  constructor(keys: readonly string[]) {
    this.#keys = new ListedKeys(keys);
  }

  /**
   * The span with its structures as JSON: the same bytes if there are none, else new ones of their own memory. What
   * `JSON.stringify` would make of the decoded value, but for two things: integers beyond 2^53 keep all their digits,
   * and keys that look like numbers stay where they are.
   *
   * @param span an encoded OTLP `Span`
   * @throws DecodeError when the bytes are no such message, so far as they have to be read.
   */
  apply(span: Uint8Array): Uint8Array {
    if (this.#keys.size === 0) return span;
    const reader = new ByteReader(span);
    const walk = { reader, bytes: span, edits: new MessageEdits(span) };
    try {
      while (reader.more) {
        const tag = reader.tag();
        if (tag === SPAN_ATTRIBUTE) this.#attribute(walk);
        else if (tag === SPAN_EVENT) this.#event(walk);
        else reader.skip(tag);
      }
      return walk.edits.count === 0 ? span : walk.edits.apply();
    } finally {
      this.#json.clear();
    }
  }

  #event(walk: Walk): void {
    const { reader } = walk;
    resizing(walk, () => {
      while (reader.more) {
        const tag = reader.tag();
        if (tag === EVENT_ATTRIBUTE) this.#attribute(walk);
        else reader.skip(tag);
      }
    });
  }

  #attribute(walk: Walk): void {
    const { reader, bytes } = walk;
    const start = reader.position;
    const { keyStart, keyEnd, value } = readEntry(reader);
    if (value === undefined || !this.#keys.has(bytes, keyStart, keyEnd)) return;
    const end = reader.position;
    reader.seek(start);
    resizing(walk, () => {
      reader.seek(value);
      resizing(walk, () => this.#anyValue(walk));
      reader.seek(end);
    });
  }

  /** Puts JSON in place of the field that says what the value is, if that is a structure. */
  #anyValue({ reader, bytes, edits }: Walk): void {
    let found: { tag: number; start: number; content: number; end: number } | undefined;
    while (reader.more) {
      const start = reader.position;
      const tag = reader.tag();
      const content = reader.position;
      reader.skip(tag);
      if (isValue(tag)) found = isStructure(tag) ? { tag, start, content, end: reader.position } : undefined;
    }
    if (found === undefined) return;
    const end = reader.position;
    const json = this.#json;
    const text = json.length;
    json.read(bytes);
    const size = found.end - found.start;
    json.reserve(size + (size >> 3)); // most text has few characters that are escaped
    reader.seek(found.content);
    writeJsonField({ reader, bytes, json }, found.tag);
    edits.replaceField(found.start, found.end, STRING_VALUE, wellFormed(json.from(text)));
    reader.seek(end);
  }
}

/** Goes into a message whose changes, which `change` makes, change its length. */
const resizing = ({ reader, edits }: Walk, change: () => void): void => {
  const { count, growth } = edits;
  const start = reader.position;
  const outer = reader.enter();
  const content = reader.position;
  change();
  const length = reader.position - content + edits.growth - growth;
  reader.leave(outer);
  if (edits.count > count) edits.replaceLength(start, content, length, count);
};

/** What decoding makes of strings that are no UTF-8; escapes are ASCII, so the whole can be decoded at once. */
const wellFormed = (text: Buffer): Uint8Array => (isUtf8(text) ? text : Buffer.from(text.toString("utf8")));
