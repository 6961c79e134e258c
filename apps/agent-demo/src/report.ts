import { checklist } from "./checklist.ts";
import { checksOf } from "./checks.ts";
import type { Evidence } from "./evidence.ts";
import { ledgerTable } from "./ledger-table.ts";
import type { Terminal } from "./terminal.ts";
import { waterfall } from "./waterfall.ts";

/** Shows what happened: traces, ledger, checks. `true` if every check holds. */
export const report = (evidence: Evidence, terminal: Terminal): boolean => {
  const { paint, width } = terminal;
  const { collector, conversations, made, script } = evidence;
  const title = (text: string): void => {
    terminal.line();
    terminal.line(paint("bold", text));
  };

  const spans = collector?.spans ?? made;
  title(collector === undefined ? "Traces, as this process made them" : "Traces, as the collector received them");
  for (const { ticket, traceId } of conversations) {
    terminal.line();
    terminal.line(`${paint("bold", `A customer ${ticket.title}`)} ${paint("dim", `trace ${traceId}`)}`);
    const lines = waterfall(
      spans.filter((span) => span.traceId === traceId),
      { width, paint },
    );
    for (const line of lines) terminal.line(line);
  }
  terminal.line();
  terminal.line(paint("dim", "░ waiting for the first piece of the answer   █ at work"));

  title("Ledger");
  for (const line of ledgerTable(evidence.ledger, paint)) terminal.line(line);

  title("Checks");
  const checks = checksOf(evidence);
  for (const line of checklist(checks, paint)) terminal.line(line);
  if (collector === undefined)
    terminal.line("  Left out: what only a collector of the demo's own can tell (no --endpoint).");
  if (script === undefined) terminal.line("  Left out: what depends on the script of the fake provider (no --live).");

  const failed = checks.filter(({ problem }) => problem !== "").length;
  terminal.line();
  terminal.line(
    failed === 0
      ? paint("green", `All ${checks.length} checks hold.`)
      : paint("red", `${failed} of ${checks.length} checks failed.`),
  );
  return failed === 0;
};
