import type { Baggage, BaggageEntry } from "@opentelemetry/api";

import type { TrustedKeys } from "../trust/baggage-trust.ts";
import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { fitLimits } from "./fit-limits.ts";
import { lastOfEachKey } from "./last-of-each-key.ts";
import { OrderedBaggage } from "./ordered-baggage.ts";
import { type ParsedMember, parseBaggage } from "./parse-baggage.ts";

/** With the default limit it is what Node.js takes of all headers together. */
const READ_PER_KEPT_BYTE = 2;

const headersOf = (received: unknown): readonly string[] => {
  if (typeof received === "string") return [received];
  return Array.isArray(received) ? received.filter((header) => typeof header === "string") : [];
};

const entriesOf = (members: readonly ParsedMember[]): Map<string, BaggageEntry> => {
  const entries = new Map<string, BaggageEntry>();
  for (const { key, entry } of members) entries.set(key, entry);
  return entries;
};

/** With the commas between them. */
const sizeOf = (members: readonly ParsedMember[]): number => {
  let size = members.length - 1;
  for (const { bytes } of members) size += bytes;
  return size;
};

/** The baggage of a request, of what a carrier's getter gave; nothing when no entry of it counts. */
export const readBaggage = (
  received: unknown,
  limits: ResolvedBaggageLimits,
  trusted: TrustedKeys,
  violations: BaggageViolation[],
): Baggage | undefined => {
  const headers = headersOf(received);
  const parsed = parseBaggage(headers, limits.maxTotalBytes * READ_PER_KEPT_BYTE, violations);
  const members = trusted === "every" ? parsed : parsed.filter(({ key }) => trusted.has(key));
  const entries = entriesOf(members);
  const distinct = entries.size === members.length ? members : lastOfEachKey(members, violations);
  const kept = fitLimits(distinct, limits, violations);
  if (kept.length === 0) return undefined;
  if (kept !== members) return new OrderedBaggage(entriesOf(kept));
  const [header] = headers;
  const isWhole = headers.length === 1 && header?.length === sizeOf(members);
  return new OrderedBaggage(entries, isWhole ? { header, limits } : undefined);
};
