import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import type { BaggageViolation } from "./baggage-violation.ts";

export interface Sized {
  readonly position: number;
  readonly bytes: number;
}

const COMMA_BYTES = 1;

/** Most do, and need not be weighed against each other. */
const allFit = (members: readonly Sized[], limits: ResolvedBaggageLimits): boolean => {
  if (members.length > limits.maxEntries) return false;
  let total = -COMMA_BYTES;
  for (const { bytes } of members) {
    if (bytes > limits.maxEntryBytes) return false;
    total += bytes + COMMA_BYTES;
  }
  return total <= limits.maxTotalBytes;
};

/**
 * The members that go along, in their order. Those within the limit of one entry come first, and what is left over is
 * for the larger ones: so nothing is dropped that W3C says must be propagated. What is dropped uses up nothing.
 */
export const fitLimits = <T extends Sized>(
  members: readonly T[],
  limits: ResolvedBaggageLimits,
  violations: BaggageViolation[],
): readonly T[] => {
  if (allFit(members, limits)) return members;
  const kept = new Set<T>();
  let total = -COMMA_BYTES;

  const keepIfItFits = (member: T): void => {
    const { position, bytes } = member;
    if (kept.size >= limits.maxEntries) {
      violations.push({ reason: "too_many_entries", position, bytes, limit: limits.maxEntries });
    } else if (total + COMMA_BYTES + bytes > limits.maxTotalBytes) {
      violations.push({ reason: "total_too_large", position, bytes, limit: limits.maxTotalBytes });
    } else {
      kept.add(member);
      total += COMMA_BYTES + bytes;
    }
  };

  const isLarge = (member: T): boolean => member.bytes > limits.maxEntryBytes;
  for (const member of members) if (!isLarge(member)) keepIfItFits(member);
  for (const member of members) {
    if (!isLarge(member)) continue;
    const { position, bytes } = member;
    if (kept.size < limits.maxEntriesBesideLarge) keepIfItFits(member);
    else violations.push({ reason: "entry_too_large", position, bytes, limit: limits.maxEntryBytes });
  }
  return members.filter((member) => kept.has(member));
};
