import type { BaggageEntry } from "@opentelemetry/api";

import type { BaggageViolation } from "./baggage-violation.ts";
import { formatProperties } from "./format-properties.ts";
import { encodeRest, encodeValue } from "./percent-encode.ts";
import { ReceivedEntry } from "./received-entry.ts";
import { isToken } from "./token.ts";

/**
 * An entry as a member of the header: ASCII, so that its length is its size in bytes. There is none when the key is no
 * token, the value is no text, or the value alone is over the limit: then no time is spent on encoding it.
 */
export const formatMember = (
  position: number,
  key: string,
  entry: BaggageEntry,
  maxBytes: number,
  violations: BaggageViolation[],
): string | undefined => {
  const isReceived = entry instanceof ReceivedEntry;
  const value = isReceived ? entry.encoded : entry.value;
  if (typeof value !== "string") {
    violations.push({ reason: "unreadable_entry", position });
    return undefined;
  }
  if (typeof key !== "string" || !isToken(key)) {
    violations.push({ reason: "invalid_key", position });
    return undefined;
  }
  const leastBytes = key.length + 1 + value.length;
  if (leastBytes > maxBytes) {
    violations.push({ reason: "total_too_large", position, bytes: leastBytes, limit: maxBytes });
    return undefined;
  }
  const encoded = isReceived ? encodeRest(value) : encodeValue(value);
  if (encoded !== value && !value.isWellFormed()) violations.push({ reason: "replaced_characters", position });
  const { metadata } = entry;
  if (metadata === undefined || metadata === null) return `${key}=${encoded}`;
  return `${key}=${encoded}${formatProperties(metadata.toString(), position, violations)}`;
};
