import { type LedgerSnapshot, unaccounted } from "sideband";

import type { Paint } from "./paint.ts";

const LABEL_WIDTH = 26;
const COUNT_WIDTH = 6;

const row = (label: string, count: number): string =>
  `  ${label.padEnd(LABEL_WIDTH)}${String(count).padStart(COUNT_WIDTH)}`;

/** The counts of the pipeline, and the line that shows whether they add up. */
export const ledgerTable = (ledger: LedgerSnapshot, paint: Paint): string[] => {
  const { accepted, recovered, exported, rejected, dropped, queued, inFlight, spooled, late } = ledger;
  const losses = Object.entries(dropped).filter(([, count]) => count > 0);
  const lost = losses.reduce((sum, [, count]) => sum + count, 0);
  const came = recovered > 0 ? `${accepted} + ${recovered}` : `${accepted}`;
  const missing = unaccounted(ledger);
  const sum = `${came} = ${[exported, rejected, lost, queued, inFlight, spooled].join(" + ")}`;
  return [
    row("accepted", accepted),
    ...(recovered > 0 ? [row("recovered", recovered)] : []),
    row("exported", exported),
    row("rejected", rejected),
    row("dropped", lost),
    ...losses.map(([reason, count]) => row(`  ${reason}`, count)),
    row("queued", queued),
    row("in flight", inFlight),
    row("spooled", spooled),
    ...(late > 0 ? [row("late, counted as dropped", late)] : []),
    `  ${"─".repeat(LABEL_WIDTH + COUNT_WIDTH)}`,
    missing === 0
      ? `  ${paint("green", "✓")} balance   ${sum}`
      : `  ${paint("red", "✗")} balance   ${sum}   ${paint("red", `${missing} unaccounted for`)}`,
  ];
};
