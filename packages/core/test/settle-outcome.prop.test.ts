import fc from "fast-check";
import { expect, test } from "vitest";
import { DROP_REASONS, type SendOutcome } from "@sideband/core";

import { settleOutcome } from "../src/settle-outcome.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 500);

const count = fc.oneof(fc.nat(9), fc.integer(), fc.double(), fc.constant(undefined), fc.string());

test("whatever an exporter answers, the counts are whole, and add up to the batch", () => {
  fc.assert(
    fc.property(
      fc.nat(9),
      fc.record({
        sent: count,
        rejected: count,
        spooled: count,
        dropped: fc.oneof(fc.dictionary(fc.constantFrom(...DROP_REASONS, "made_up"), count), fc.constant(undefined)),
      }),
      (size, answer) => {
        const { sent, rejected, spooled, dropped } = settleOutcome(answer as SendOutcome, size);
        const counts = [sent, rejected, spooled, ...Object.values(dropped)];
        expect(counts.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(size);
        expect(Object.keys(dropped).every((reason) => (DROP_REASONS as readonly string[]).includes(reason))).toBe(true);
      },
    ),
    { numRuns },
  );
});

test("what an exporter says rightly is left as it is", () => {
  const outcome = { sent: 3, rejected: 1, spooled: 2, dropped: { spool_full: 1 }, cause: undefined };
  expect(settleOutcome(outcome, 7)).toEqual(outcome);
});
