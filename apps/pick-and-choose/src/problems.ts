import { type LedgerSnapshot, unaccounted } from "@sideband/core";
import type { CollectedSpan } from "@sideband/testing-utils";

/** What is wrong, in words: spans that are missing or out of place, and books that do not balance. */
export const problems = (
  expected: readonly (readonly [name: string, parent: string | null])[],
  spans: readonly CollectedSpan[],
  ledger: LedgerSnapshot,
): string[] => {
  const found: string[] = [];
  for (const [name, parentName] of expected) {
    const span = spans.find((one) => one.name === name);
    const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId)?.name ?? null;
    if (span === undefined) found.push(`"${name}" did not arrive`);
    else if (parent !== parentName)
      found.push(`"${name}" is under ${parent ?? "nothing"}, not ${parentName ?? "nothing"}`);
  }
  if (spans.length > expected.length) found.push(`${spans.length} spans arrived, not ${expected.length}`);
  if (new Set(spans.map(({ traceId }) => traceId)).size > 1) found.push("there is more than one trace");
  if (ledger.exported !== expected.length) found.push(`the ledger counts ${ledger.exported} spans as exported`);
  const missing = unaccounted(ledger);
  if (missing !== 0) found.push(`the ledger does not balance: ${missing} spans are unaccounted for`);
  return found;
};
