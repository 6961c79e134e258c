import type { BaggageEntry } from "@opentelemetry/api";

import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import type { BaggageViolation } from "./baggage-violation.ts";
import { fitLimits } from "./fit-limits.ts";
import { formatMember } from "./format-member.ts";

export interface FormattedBaggage {
  /** Empty when no entry can go along. */
  readonly header: string;
  readonly violations: readonly BaggageViolation[];
}

interface FormattedMember {
  readonly position: number;
  readonly bytes: number;
  readonly text: string;
}

const formatMembers = (
  entries: readonly (readonly [string, BaggageEntry])[],
  maxBytes: number,
  violations: BaggageViolation[],
): readonly FormattedMember[] => {
  const members: FormattedMember[] = [];
  for (let position = 0; position < entries.length; position++) {
    try {
      const pair = entries[position] as readonly [string, BaggageEntry];
      const text = formatMember(position, pair[0], pair[1], maxBytes, violations);
      if (text !== undefined) members.push({ position, bytes: text.length, text });
    } catch {
      violations.push({ reason: "unreadable_entry", position });
    }
  }
  return members;
};

/** The header of entries: in their order, within the limits. Whatever the entries are, it does not throw. */
export const formatBaggage = (
  entries: readonly (readonly [string, BaggageEntry])[],
  limits: ResolvedBaggageLimits,
): FormattedBaggage => {
  const violations: BaggageViolation[] = [];
  const members = formatMembers(entries, limits.maxTotalBytes, violations);
  let header = "";
  for (const { text } of fitLimits(members, limits, violations)) header += header === "" ? text : `,${text}`;
  return { header, violations };
};
