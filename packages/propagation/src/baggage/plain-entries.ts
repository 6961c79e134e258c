import type { BaggageEntry } from "@opentelemetry/api";

/** Keys and values in turn. */
export type PlainEntries = readonly string[];

/** Entries that are nothing but a key and a text; nothing where one of them is more, or cannot be read. */
export const plainEntriesOf = (entries: readonly unknown[]): PlainEntries | undefined => {
  const plain: string[] = [];
  try {
    for (const pair of entries) {
      const [key, { value, metadata }] = pair as readonly [unknown, BaggageEntry];
      if (typeof key !== "string" || typeof value !== "string") return undefined;
      if (metadata !== undefined && metadata !== null) return undefined;
      plain.push(key, value);
    }
  } catch {
    return undefined;
  }
  return plain;
};

export const isSame = (entries: PlainEntries, others: PlainEntries): boolean => {
  if (entries.length !== others.length) return false;
  for (let index = 0; index < entries.length; index++) if (entries[index] !== others[index]) return false;
  return true;
};
