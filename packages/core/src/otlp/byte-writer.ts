import type { ChunkPool } from "./chunk-pool.ts";
import { EncodeError } from "./encode-error.ts";
import { byteLength } from "./byte-length.ts";
import { type KnownBytes, WORD_OVERHANG } from "./known-bytes.ts";
import { varintSize } from "./wire.ts";

/** Up to this many UTF-16 units a loop is faster than the call into native code; measured. */
const LOOP_STRING = 24;

/** Up to this many bytes the same is true of a copy; besides, that code is not in the caches when a span ends. */
const LOOP_BYTES = 96;

/** From this length on, no room is made for three bytes per unit. */
const LONG_STRING = 4096;

/** Bytes of a character in UTF-8, at most. */
const LONGEST_CHARACTER = 4;

/** More than a tag and a length take. */
const HEADER_ROOM = 8;

/**
 * Writes Protocol Buffers messages one behind the other into large chunks, and hands out views of them: a message
 * costs no allocation but its view.
 *
 * Whoever writes reserves room first, and may then put bytes into `chunk` at `position`. `reserve` may move the
 * message to another chunk: a position is good only until the next one, a `length` for as long as the message.
 */
export class ByteWriter {
  chunk: Buffer;
  position = 0;
  readonly #pool: ChunkPool;
  readonly #maxMessageBytes: number;
  #view: DataView;
  #start = 0;
  #messages = 0;

  constructor(pool: ChunkPool, maxMessageBytes: number) {
    this.#pool = pool;
    this.#maxMessageBytes = maxMessageBytes;
    this.chunk = pool.take(0);
    this.#view = new DataView(this.chunk.buffer);
  }

  /** Starts a message; what an unfinished one had written is overwritten. */
  begin(): void {
    // Small messages must not be cut from the memory of a large one, which they would hold. (Memory that somebody
    // transferred away has no length.)
    if (this.chunk.length !== this.#pool.chunkBytes) this.#turnTo(this.#pool.take(0));
    this.position = this.#start;
  }

  /**
   * Ends the message and hands out its bytes.
   *
   * @throws EncodeError when the message is longer than allowed.
   */
  finish(): Uint8Array {
    this.expectAllowedLength();
    const message = new Uint8Array(this.chunk.buffer, this.#start, this.position - this.#start);
    this.#start = this.position;
    this.#messages++;
    return message;
  }

  /** @throws EncodeError when the message is longer than allowed. */
  expectAllowedLength(): void {
    if (this.length > this.#maxMessageBytes) this.#refuse(this.length);
  }

  /** Where in the chunk the message begins. */
  get start(): number {
    return this.#start;
  }

  /** Bytes written since `begin`. */
  get length(): number {
    return this.position - this.#start;
  }

  /** Takes back all that was written after the message had this length. */
  truncate(length: number): void {
    this.position = this.#start + length;
  }

  /**
   * Makes room for so many bytes.
   *
   * @throws EncodeError when the message is longer than allowed already.
   */
  reserve(bytes: number): void {
    if (this.position + bytes > this.chunk.length) this.#grow(bytes);
  }

  byte(value: number): void {
    this.reserve(1);
    this.chunk[this.position++] = value;
  }

  /** An unsigned number below 2^53. */
  varint(value: number): void {
    this.reserve(10);
    this.putVarint(value);
  }

  /** The same, where room was made before. */
  putVarint(value: number): void {
    const chunk = this.chunk;
    let position = this.position;
    while (value > 0x7f) {
      chunk[position++] = (value & 0x7f) | 0x80;
      value = value < 0x8000_0000 ? value >>> 7 : Math.floor(value / 0x80);
    }
    chunk[position++] = value;
    this.position = position;
  }

  /** A 64-bit number, in two's complement, from its halves, where room was made before. */
  putVarint64(low: number, high: number): void {
    while (high !== 0 || low > 0x7f) {
      this.chunk[this.position++] = (low & 0x7f) | 0x80;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    this.chunk[this.position++] = low;
  }

  putFixed32(value: number): void {
    this.#view.setUint32(this.position, value, true);
    this.position += 4;
  }

  putFixed64(low: number, high: number): void {
    this.#view.setUint32(this.position, low, true);
    this.#view.setUint32(this.position + 4, high, true);
    this.position += 8;
  }

  putDouble(value: number): void {
    this.#view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  /** A field of bytes. */
  bytes(tag: number, bytes: Uint8Array): void {
    const length = byteLength(bytes);
    if (length > this.#maxMessageBytes) this.#refuse(length);
    this.reserve(length + HEADER_ROOM);
    this.chunk[this.position++] = tag;
    this.putVarint(length);
    this.chunk.set(bytes, this.position);
    this.position += length;
  }

  /** Bytes that are known from before, whatever fields they are. */
  known(bytes: KnownBytes): void {
    this.lay(bytes, 0, bytes.length, 0);
    this.position += bytes.length;
  }

  /**
   * Puts part of them behind `position`, and leaves that where it is; what of them is passed over then is written. They stay
   * there unless something is written over them, or more than `room` is reserved behind them.
   */
  lay({ bytes, all, view }: KnownBytes, from: number, to: number, room: number): void {
    const length = to - from;
    this.reserve(length + WORD_OVERHANG + room);
    if (length > LOOP_BYTES) {
      // A view that exists already is the fastest.
      if (length === all.length) this.chunk.set(all, this.position);
      else bytes.copy(this.chunk, this.position, from, to);
      return;
    }
    const target = this.#view;
    let at = this.position;
    for (let next = from; next < to; next += 4, at += 4) target.setInt32(at, view.getInt32(next, true), true);
  }

  /** A string field. */
  string(tag: number, value: string): void {
    const guessed = 1 + varintSize(value.length);
    const written = this.putBehind(guessed, value, HEADER_ROOM);
    const header = 1 + varintSize(written);
    if (header !== guessed) this.shift(this.position + guessed, header - guessed, written);
    this.chunk[this.position++] = tag;
    this.putVarint(written);
    this.position += written;
  }

  /**
   * Puts a string behind a header to be written later, and leaves `position` before both; gives the string's bytes.
   *
   * @param header the size of the header, as guessed
   * @param room what header and all may need at most
   */
  putBehind(header: number, value: string, room: number): number {
    const units = value.length;
    if (units < LONG_STRING) {
      this.reserve(units * 3 + room);
      return this.putUtf8(value, this.position + header);
    }
    // Most long strings are nearly all ASCII: to count their bytes first would cost more than to write them.
    if (units > this.#maxMessageBytes) this.#refuse(units);
    this.reserve(units + (units >> 3) + room);
    const written = this.putUtf8(value, this.position + header);
    const left = this.chunk.length - this.position - header - written;
    if (left >= LONGEST_CHARACTER) return written;
    const exact = Buffer.byteLength(value, "utf8"); // it may not have found room
    if (exact > this.#maxMessageBytes) this.#refuse(exact);
    this.reserve(exact + room);
    return this.putUtf8(value, this.position + header);
  }

  /** Puts a string at a place of the chunk, as far as there is room; gives the bytes written. */
  putUtf8(value: string, at: number): number {
    const units = value.length;
    if (units > LOOP_STRING) return this.chunk.write(value, at);
    const chunk = this.chunk;
    let all = 0;
    for (let index = 0; index < units; index++) {
      const unit = value.charCodeAt(index);
      all |= unit;
      chunk[at + index] = unit;
    }
    return all < 0x80 ? units : chunk.write(value, at); // not ASCII: once more, by who knows it
  }

  /** Moves bytes, to make up for a header that came out longer or shorter than guessed. */
  shift(from: number, by: number, bytes: number): void {
    this.chunk.copyWithin(from + by, from, from + bytes);
  }

  /** Opens a nested message; hand what it returns to `close`. */
  open(tag: number): number {
    this.reserve(2);
    this.chunk[this.position++] = tag;
    this.position++; // most nested messages are shorter than 128 bytes: room for a length of one byte
    return this.length;
  }

  close(opened: number): void {
    const size = this.length - opened;
    if (size < 0x80) {
      this.chunk[this.#start + opened - 1] = size;
      return;
    }
    const extra = varintSize(size) - 1;
    this.reserve(extra);
    const from = this.#start + opened;
    this.shift(from, extra, size);
    this.position = from - 1;
    this.putVarint(size);
    this.position += size;
  }

  #grow(bytes: number): void {
    // What was asked for is an upper bound: only what was written can be refused here.
    const written = this.length;
    if (written > this.#maxMessageBytes) this.#refuse(written);
    const chunk = this.#pool.take(written + bytes + (written >> 1));
    this.chunk.copy(chunk, 0, this.#start, this.position);
    this.#turnTo(chunk);
    this.position = written;
  }

  #turnTo(chunk: Buffer): void {
    this.#pool.retire(this.chunk, this.#messages);
    this.#messages = 0;
    this.chunk = chunk;
    this.#view = new DataView(chunk.buffer);
    this.#start = 0;
  }

  #refuse(bytes: number): never {
    throw new EncodeError(
      "too_large",
      `Expected a span of at most ${this.#maxMessageBytes} bytes, got ${bytes} or more`,
    );
  }
}
