import type { BaggageEntry } from "@opentelemetry/api";

import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import { encodeValue } from "./percent-encode.ts";
import { ReceivedEntry } from "./received-entry.ts";
import { isToken } from "./token.ts";

/**
 * The header of entries of the application's with which nothing is wrong, and which all fit: most are so, and need
 * neither be weighed against each other nor be kept apart. Nothing where somebody has to look more closely.
 */
export const formatSound = (
  entries: readonly (readonly [string, BaggageEntry])[],
  { maxEntries, maxEntryBytes, maxTotalBytes }: ResolvedBaggageLimits,
): string | undefined => {
  if (entries.length > maxEntries) return undefined;
  let header = "";
  try {
    for (const [key, entry] of entries) {
      if (entry instanceof ReceivedEntry) return undefined; // its value would be decoded to be read
      const { value, metadata } = entry;
      if (metadata !== undefined && metadata !== null) return undefined;
      if (typeof key !== "string" || typeof value !== "string" || value.length > maxEntryBytes || !isToken(key)) {
        return undefined;
      }
      const encoded = encodeValue(value);
      if (encoded !== value && !value.isWellFormed()) return undefined;
      if (key.length + 1 + encoded.length > maxEntryBytes) return undefined;
      header += header === "" ? `${key}=${encoded}` : `,${key}=${encoded}`;
    }
  } catch {
    return undefined;
  }
  return header.length <= maxTotalBytes ? header : undefined;
};
