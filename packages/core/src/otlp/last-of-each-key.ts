/** Where an entry of a map stands within its message. */
export interface MapEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Where the value's length stands; an entry may have none. */
  readonly value: number | undefined;
}

/** Up to so many entries, to compare each with each is faster than to make strings of the keys. */
const FEW = 8;

/**
 * Of entries with the same key the last one, in the place of the first, as assignments to an object leave it. OTLP wants
 * keys to be unique, but two that differ in JavaScript may be the same in UTF-8.
 */
export const lastOfEachKey = (message: Uint8Array, entries: readonly MapEntry[]): readonly MapEntry[] => {
  if (entries.length <= FEW && !hasSameKeys(message, entries)) return entries;
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.length);
  const byKey = new Map<string, MapEntry>();
  for (const entry of entries) byKey.set(bytes.toString("latin1", entry.keyStart, entry.keyEnd), entry);
  return byKey.size === entries.length ? entries : [...byKey.values()];
};

const hasSameKeys = (message: Uint8Array, entries: readonly MapEntry[]): boolean =>
  entries.some((entry, index) => entries.findIndex((other) => isSameKey(message, entry, other)) < index);

const isSameKey = (message: Uint8Array, one: MapEntry, other: MapEntry): boolean => {
  const length = one.keyEnd - one.keyStart;
  if (other.keyEnd - other.keyStart !== length) return false;
  for (let index = 0; index < length; index++) {
    if (message[one.keyStart + index] !== message[other.keyStart + index]) return false;
  }
  return true;
};
