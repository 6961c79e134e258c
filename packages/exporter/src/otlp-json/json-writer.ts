const QUOTE = 0x22;

const HEX_DIGITS = Buffer.from("0123456789abcdef");

/** Whether a byte stands in a JSON string as it is, and is no part of a longer character. */
const IS_PLAIN = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte < 0x80 && JSON.stringify(String.fromCharCode(byte)).length === 3 ? 1 : 0,
);

/** A longer text is faster through the engine's own functions, although it becomes a string on its way. */
const MAX_LOOP_BYTES = 128;

/** Gives memory of at least so many bytes, of any content. */
export type Allocate = (bytes: number) => Buffer;

/** Writes JSON as UTF-8 bytes, in memory that doubles when it is full. */
export class JsonWriter {
  readonly #allocate: Allocate;
  #bytes: Buffer;
  #length = 0;

  /** @param expectedBytes what will probably be enough. */
  constructor(expectedBytes: number, allocate: Allocate = (bytes) => Buffer.allocUnsafeSlow(bytes)) {
    this.#allocate = allocate;
    this.#bytes = allocate(expectedBytes);
  }

  /** What has been written, in the writer's own memory. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  /** Bytes as they are. They are few: a loop is faster than the way out of JavaScript. */
  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    const target = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < bytes.length; i++) target[at++] = bytes[i] as number;
    this.#length = at;
  }

  /** A text of ASCII as it is. */
  ascii(text: string): void {
    this.#reserve(text.length);
    const target = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < text.length; i++) target[at++] = text.charCodeAt(i);
    this.#length = at;
  }

  /** A JSON string of bytes that should be UTF-8; what is not becomes U+FFFD. */
  text(source: Buffer, start: number, end: number): void {
    if (end - start > MAX_LOOP_BYTES) return this.#stringify(source, start, end);
    this.#reserve(end - start + 2);
    const target = this.#bytes;
    let at = this.#length;
    target[at++] = QUOTE;
    for (let i = start; i < end; i++) {
      const byte = source[i] as number;
      if (IS_PLAIN[byte] === 0) return this.#stringify(source, start, end);
      target[at++] = byte;
    }
    target[at++] = QUOTE;
    this.#length = at;
  }

  /** A JSON string of hexadecimal digits. */
  hex(source: Buffer, start: number, end: number): void {
    this.#reserve(2 * (end - start) + 2);
    const target = this.#bytes;
    let at = this.#length;
    target[at++] = QUOTE;
    for (let i = start; i < end; i++) {
      const byte = source[i] as number;
      target[at++] = HEX_DIGITS[byte >> 4] as number;
      target[at++] = HEX_DIGITS[byte & 0xf] as number;
    }
    target[at++] = QUOTE;
    this.#length = at;
  }

  /** A JSON string of base64. */
  base64(source: Buffer, start: number, end: number): void {
    const digits = source.toString("base64", start, end);
    this.byte(QUOTE);
    this.#reserve(digits.length);
    this.#length += this.#bytes.write(digits, this.#length, "latin1");
    this.byte(QUOTE);
  }

  #stringify(source: Buffer, start: number, end: number): void {
    const json = JSON.stringify(source.toString("utf8", start, end));
    this.#reserve(Buffer.byteLength(json));
    this.#length += this.#bytes.write(json, this.#length);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = this.#allocate(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.written());
    this.#bytes = larger;
  }
}
