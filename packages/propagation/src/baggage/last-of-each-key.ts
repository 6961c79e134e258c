import type { BaggageViolation } from "./baggage-violation.ts";

interface Keyed {
  readonly key: string;
  readonly position: number;
}

/**
 * Each key once, with its last value at its first place: as if the entries were set one after the other, which is what
 * OpenTelemetry's baggage makes of the duplicates that W3C allows.
 */
export const lastOfEachKey = <T extends Keyed>(members: readonly T[], violations: BaggageViolation[]): readonly T[] => {
  const last = new Map<string, T>();
  for (const member of members) last.set(member.key, member);
  for (const member of members) {
    if (last.get(member.key) !== member) violations.push({ reason: "duplicate_key", position: member.position });
  }
  return Array.from(last.values());
};
