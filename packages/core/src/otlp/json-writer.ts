import { escapesIn, isEscaped, LONGEST_ESCAPE, plainBytes, putEscaped } from "./json-escapes.ts";

const QUOTE = 0x22;

/** So many bytes of a string are escaped at a time: room is made as if each of them were a control character. */
const PIECE = 4096;

/** The least and the most memory that is kept for the next text. */
const MIN_BYTES = 4096;
const MAX_KEPT_BYTES = 65_536;

/** Up to this length a loop is faster than the call into native code. */
const SHORT_TEXT = 24;

const NOTHING = Buffer.alloc(0);

/** Writes JSON as UTF-8, one token behind the other; strings come out of a source that is UTF-8 as well. */
export class JsonWriter {
  length = 0;
  #source: Uint8Array = NOTHING;
  #sourceWords: DataView = wordsOf(NOTHING);
  #bytes: Buffer = NOTHING;
  #words: DataView = wordsOf(NOTHING);

  /** Sets where strings come from. */
  read(source: Uint8Array): void {
    this.#source = source;
    this.#sourceWords = wordsOf(source);
  }

  /** Forgets the source and what was written. */
  clear(): void {
    this.length = 0;
    this.read(NOTHING);
    if (this.#bytes.length > MAX_KEPT_BYTES) this.#turnTo(NOTHING);
  }

  /** What was written from a place on: a view, good until `clear`. */
  from(start: number): Buffer {
    return this.#bytes.subarray(start, this.length);
  }

  /** Takes back all that was written after the text had this length. */
  truncate(length: number): void {
    this.length = length;
  }

  reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed > this.#bytes.length) this.#grow(needed);
  }

  /** One ASCII character. */
  character(code: number): void {
    this.reserve(1);
    this.#bytes[this.length++] = code;
  }

  /** ASCII text, as it is. */
  ascii(text: string): void {
    const { length } = text;
    this.reserve(length);
    if (length > SHORT_TEXT) this.#bytes.write(text, this.length, "latin1");
    else for (let index = 0; index < length; index++) this.#bytes[this.length + index] = text.charCodeAt(index);
    this.length += length;
  }

  /** A string, whose bytes stand in the source. */
  string(start: number, end: number): void {
    this.character(QUOTE);
    for (let from = start; from < end; from += PIECE) this.#escape(from, Math.min(from + PIECE, end));
    this.character(QUOTE);
  }

  #escape(start: number, end: number): void {
    this.reserve((end - start) * LONGEST_ESCAPE);
    const source = this.#source;
    const sourceWords = this.#sourceWords;
    const bytes = this.#bytes;
    const words = this.#words;
    let length = this.length;
    let index = start;
    while (index + 4 <= end) {
      for (; index + 8 <= end; index += 8, length += 8) {
        const first = sourceWords.getInt32(index, true);
        const second = sourceWords.getInt32(index + 4, true);
        if ((escapesIn(first) | escapesIn(second)) !== 0) break;
        words.setInt32(length, first, true);
        words.setInt32(length + 4, second, true);
      }
      if (index + 4 > end) break;
      const word = sourceWords.getInt32(index, true);
      words.setInt32(length, word, true); // the bytes behind the plain ones are overwritten
      const plain = plainBytes(word);
      index += plain;
      length += plain;
      if (plain < 4) length = putEscaped(bytes, length, source[index++] ?? 0);
    }
    for (; index < end; index++) {
      const byte = source[index] ?? 0;
      if (isEscaped(byte)) length = putEscaped(bytes, length, byte);
      else bytes[length++] = byte;
    }
    this.length = length;
  }

  #grow(needed: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2, MIN_BYTES));
    this.#bytes.copy(grown, 0, 0, this.length);
    this.#turnTo(grown);
  }

  #turnTo(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#words = wordsOf(bytes);
  }
}

const wordsOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
