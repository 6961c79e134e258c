import type { Attributes } from "@opentelemetry/api";

import type { ReadableSpan } from "./readable-span.ts";

/** What a span takes without its texts: ids, times, and the objects around them. */
const SPAN_BYTES = 256;
const ENTRY_BYTES = 32;
const MAX_DEPTH = 64;

/**
 * About how much memory a span takes. Counts a string as one byte per unit, and stops as soon as the estimate is above
 * `enough`, so that neither size nor nesting can make it slow.
 */
export const estimateSpanBytes = (span: ReadableSpan, enough: number): number => {
  let bytes = SPAN_BYTES + span.name.length + ofAttributes(span.attributes, enough);
  for (const event of span.events) {
    if (bytes > enough) break;
    bytes += ENTRY_BYTES + event.name.length + ofAttributes(event.attributes, enough);
  }
  for (const link of span.links) {
    if (bytes > enough) break;
    bytes += SPAN_BYTES + ofAttributes(link.attributes, enough);
  }
  return bytes;
};

const ofAttributes = (attributes: Attributes | undefined, enough: number): number =>
  attributes === undefined ? 0 : ofValue(attributes, enough, 0);

const ofValue = (value: unknown, enough: number, depth: number): number => {
  if (typeof value === "string") return ENTRY_BYTES + value.length;
  if (typeof value !== "object" || value === null || depth > MAX_DEPTH) return ENTRY_BYTES;
  if (ArrayBuffer.isView(value)) return ENTRY_BYTES + value.byteLength;
  return Array.isArray(value)
    ? ofItems(value, enough, depth)
    : ofEntries(value as Record<string, unknown>, enough, depth);
};

const ofItems = (items: readonly unknown[], enough: number, depth: number): number => {
  let bytes = ENTRY_BYTES;
  for (let index = 0; index < items.length && bytes <= enough; index++) {
    bytes += ofValue(items[index], enough - bytes, depth + 1);
  }
  return bytes;
};

const ofEntries = (entries: Record<string, unknown>, enough: number, depth: number): number => {
  let bytes = ENTRY_BYTES;
  for (const key in entries) {
    if (!Object.hasOwn(entries, key)) continue;
    bytes += key.length + ofValue(entries[key], enough - bytes, depth + 1);
    if (bytes > enough) break;
  }
  return bytes;
};
