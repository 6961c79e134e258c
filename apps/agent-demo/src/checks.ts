import { type LedgerSnapshot, unaccounted } from "sideband";

import { arrivalChecks } from "./arrival-checks.ts";
import type { Check } from "./check.ts";
import { conversationChecks } from "./conversation-checks.ts";
import type { Evidence } from "./evidence.ts";
import { scriptChecks } from "./script-checks.ts";

const lossProblem = (ledger: LedgerSnapshot, made: number): string =>
  ledger.exported === made ? "" : `${made} ended, ${ledger.exported} exported`;

const balanceProblem = (ledger: LedgerSnapshot): string => {
  const missing = unaccounted(ledger);
  return missing === 0 ? "" : `${missing} spans are not accounted for`;
};

/** All that can be checked with what is known. */
export const checksOf = (evidence: Evidence): Check[] => {
  const { made, open, ledger, collector, script } = evidence;
  const spans = collector?.spans ?? made;
  return [
    { name: "every span that was started has ended", problem: open === 0 ? "" : `${open} are open` },
    ...(collector === undefined ? [] : arrivalChecks(evidence, collector)),
    ...conversationChecks(evidence, spans),
    ...(script === undefined ? [] : scriptChecks(evidence, script, spans)),
    { name: "nothing was lost on the way", problem: lossProblem(ledger, made.length) },
    { name: "the ledger balances", problem: balanceProblem(ledger) },
  ];
};
