// Where spans come from, as told once beside a ring: resources, scopes, and the pairs of both that spans have. Entries are
// only ever added, and stay: whoever reads the ring after another's death finds them all.

/** What an entry says. Each kind is numbered from 0 in the order of its entries. */
export const Entry = {
  /** A resource; `first` is 1 while detectors still work on it. */
  resource: 0,
  scope: 1,
  /** The pair of a resource and a scope: what the kind of a record refers to. */
  origin: 2,
  /** What a resource that was pending has become; `first` is its number. */
  settled: 3,
} as const;

export type EntryType = (typeof Entry)[keyof typeof Entry];

export interface OriginEntry {
  readonly type: EntryType;
  readonly first: number;
  readonly second: number;
  readonly bytes: Uint8Array;
  readonly schemaUrl: Uint8Array;
}

/** What is never used of it costs no memory. */
const DEFAULT_BYTES = 4 * 1024 * 1024;

/** Word 0 counts the entries; they stand behind it. */
const START = 8;

/** The words in front of an entry: type, first, second, and how long the two texts behind them are. */
const HEADER_WORDS = 5;

const EMPTY = new Uint8Array(0);

const padded = (length: number): number => (length + 3) & ~3;

const sizeOf = (bytes: number, schemaUrl: number): number => HEADER_WORDS * 4 + padded(bytes + schemaUrl);

/** The writing end; there is one, in the thread of the ring's producer. */
export class OriginLog {
  readonly #words: Int32Array;
  readonly #bytes: Uint8Array;
  #position = START;
  #count = 0;

  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Int32Array(buffer);
    this.#bytes = new Uint8Array(buffer);
  }

  static allocate(bytes: number = DEFAULT_BYTES): SharedArrayBuffer {
    return new SharedArrayBuffer(bytes);
  }

  /** Adds an entry, if there is room for it. */
  append({ type, first = 0, second = 0, bytes = EMPTY, schemaUrl = EMPTY }: NewEntry): boolean {
    const size = sizeOf(bytes.length, schemaUrl.length);
    if (this.#position + size > this.#bytes.length) return false;
    this.#words.set([type, first, second, bytes.length, schemaUrl.length], this.#position >>> 2);
    const start = this.#position + HEADER_WORDS * 4;
    this.#bytes.set(bytes, start);
    this.#bytes.set(schemaUrl, start + bytes.length);
    this.#position += size;
    this.#count++;
    Atomics.store(this.#words, 0, this.#count);
    return true;
  }
}

type NewEntry = Pick<OriginEntry, "type"> & Partial<OriginEntry>;

/** The reading end. */
export class OriginCursor {
  readonly #words: Int32Array;
  readonly #bytes: Uint8Array;
  #position = START;
  #count = 0;

  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Int32Array(buffer);
    this.#bytes = new Uint8Array(buffer);
  }

  /** The entries that were added since it was asked last. */
  *news(): Generator<OriginEntry> {
    const count = Atomics.load(this.#words, 0);
    for (; this.#count < count; this.#count++) yield this.#next();
  }

  #next(): OriginEntry {
    const word = this.#position >>> 2;
    const [type = 0, first = 0, second = 0, length = 0, schemaLength = 0] = this.#words.subarray(
      word,
      word + HEADER_WORDS,
    );
    const start = this.#position + HEADER_WORDS * 4;
    this.#position += sizeOf(length, schemaLength);
    // Copies: text decoders take no shared memory.
    const bytes = this.#bytes.slice(start, start + length);
    const schemaUrl = this.#bytes.slice(start + length, start + length + schemaLength);
    return {
      type: type as EntryType,
      first,
      second,
      bytes: new Uint8Array(bytes),
      schemaUrl: new Uint8Array(schemaUrl),
    };
  }
}
