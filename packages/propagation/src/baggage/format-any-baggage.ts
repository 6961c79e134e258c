import type { Baggage } from "@opentelemetry/api";

import type { ResolvedBaggageLimits } from "./baggage-limits.ts";
import { formatBaggage, type FormattedBaggage } from "./format-baggage.ts";
import { OrderedBaggage } from "./ordered-baggage.ts";

const UNREADABLE: FormattedBaggage = { header: "", violations: [{ reason: "unreadable" }] };

/** The header of a baggage, whoever made it: it does not throw. */
export const formatAnyBaggage = (baggage: Baggage, limits: ResolvedBaggageLimits): FormattedBaggage => {
  try {
    if (baggage instanceof OrderedBaggage) return baggage.format(limits);
    const entries: unknown = baggage.getAllEntries();
    return Array.isArray(entries) ? formatBaggage(entries, limits) : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
};
