import { GenerationalMap } from "../generational-map.ts";
import type { StringInterner } from "../string-interner.ts";

const MAX_KEYS = 1024;
const MAX_KEY_LENGTH = 256;

/** The longest key that an attribute may have, in UTF-16 units. */
const MAX_NAME_LENGTH = 1_048_576;

/** The longest pair that is remembered, in bytes. */
const MAX_PAIR_BYTES = 160;

/** So often in a row a value may be another one than before. */
const PATIENCE = 8;

/** So often it is then written without a look. */
const REST = 64;

/** What is known of an attribute key from spans before. */
export interface AttributeKey {
  readonly name: string;
  /** The key in UTF-8. */
  readonly bytes: Uint8Array;
  /** The short value it had last. */
  value: unknown;
  /** The whole `KeyValue` with that value, but for its tag, once it came twice in a row. */
  pair: Uint8Array | undefined;
  /**
   * How often its value may change yet before it is no longer looked for; below 0, how often it is written before that
   * is tried again. To compare a value that is new each time costs more than to write it.
   */
  patience: number;
  /** The key that stood behind it last time: spans of one kind have their keys in one order. */
  next: AttributeKey | undefined;
}

/**
 * Remembers attribute keys, and for each the pair it made last: operation, provider, model, host and port are the same
 * from span to span, and writing such a pair again is one copy.
 */
export class AttributeKeys {
  readonly #interner: StringInterner;
  // A key that was forgotten must not hold on to others.
  readonly #known = new GenerationalMap<AttributeKey>(MAX_KEYS, (key) => (key.next = undefined));

  constructor(interner: StringInterner) {
    this.#interner = interner;
  }

  /** The bytes of a key inside a nested value. */
  bytes(name: string): Uint8Array {
    if (name.length > MAX_NAME_LENGTH)
      throw new RangeError(`Expected an attribute key of at most ${MAX_NAME_LENGTH} units, got ${name.length}`);
    return this.#interner.bytes(name);
  }

  get(name: string): AttributeKey {
    return this.#known.get(name) ?? this.#add(name);
  }

  /** The same, for a key that stands behind another one. */
  after(previous: AttributeKey | undefined, name: string): AttributeKey {
    const next = previous?.next;
    if (next?.name === name) return next;
    const found = this.get(name);
    if (previous !== undefined && name.length <= MAX_KEY_LENGTH) previous.next = found;
    return found;
  }

  #add(name: string): AttributeKey {
    const bytes = this.bytes(name);
    const added: AttributeKey = { name, bytes, value: undefined, pair: undefined, patience: PATIENCE, next: undefined };
    if (name.length <= MAX_KEY_LENGTH) this.#known.add(name, added);
    return added;
  }
}

/** Whether the value that a key had last may be the one that it has now. */
export const isWorthALook = (key: AttributeKey): boolean => {
  if (key.patience > 0) return true;
  key.patience++;
  if (key.patience === 0) key.patience = 1;
  return false;
};

/** Keeps a pair that was just written, if its value is the same as the time before. */
export const remember = (key: AttributeKey, value: unknown, chunk: Uint8Array, start: number, end: number): void => {
  if (value !== key.value) {
    key.value = value;
    key.pair = undefined;
    key.patience--;
    if (key.patience === 0) forget(key);
  } else if (value === 0) {
    key.pair = undefined; // 0 and -0 are equal, and are written differently
  } else if (end - start <= MAX_PAIR_BYTES) {
    key.patience = PATIENCE;
    key.pair = new Uint8Array(chunk.subarray(start, end)); // `slice` of a Buffer would be a view
  }
};

const forget = (key: AttributeKey): void => {
  key.value = undefined;
  key.patience = -REST;
};
