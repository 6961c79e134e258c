import { Ledger, type LedgerSnapshot } from "@sideband/core";
import type { CollectedSpan } from "@sideband/testing-utils";
import { expect, it } from "vitest";

import { problems } from "../src/problems.ts";

const EXPECTED = [
  ["root", null],
  ["leaf", "root"],
] as const;

/** As far as it is looked at. */
const span = (name: string, spanId: string, parentSpanId: string | null, traceId = "t"): CollectedSpan =>
  ({ name, spanId, parentSpanId, traceId }) as CollectedSpan;

const root = span("root", "1", null);
const leaf = span("leaf", "2", "1");

const ledger = (accepted: number, exported: number): LedgerSnapshot => {
  const counts = new Ledger();
  counts.claimEntrance().accept(accepted);
  counts.countExported(exported);
  return counts.snapshot();
};

it.each<[spans: CollectedSpan[], ledger: LedgerSnapshot, found: string[]]>([
  [[leaf, root], ledger(2, 2), []],
  [[root], ledger(2, 2), ['"leaf" did not arrive']],
  [[root, span("leaf", "2", null)], ledger(2, 2), ['"leaf" is under nothing, not root']],
  [[root, leaf, leaf], ledger(2, 2), ["3 spans arrived, not 2"]],
  [[root, span("leaf", "2", "1", "u")], ledger(2, 2), ["there is more than one trace"]],
  [[root, leaf], ledger(3, 2), ["the ledger does not balance: 1 spans are unaccounted for"]],
  [[root, leaf], ledger(1, 1), ["the ledger counts 1 spans as exported"]],
])("%#: tells what is wrong", (spans, counts, found) => {
  expect(problems(EXPECTED, spans, counts)).toEqual(found);
});
