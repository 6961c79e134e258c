import { Ledger } from "@sideband/core";
import { expect, test } from "vitest";

import { booksOf } from "../src/programs/export-result.ts";

test("books say what was lost for whatever reason, and what is not settled", () => {
  const ledger = new Ledger();
  ledger.claimEntrance().accept(20);
  ledger.countExported(5);
  ledger.countRejected(1);
  ledger.countDropped("queue_full", 2);
  ledger.countDropped("shutdown", 1);
  ledger.measure("queued", () => 4);
  ledger.measure("inFlight", () => 3);
  ledger.measure("spooled", () => 2);
  expect(booksOf(ledger.snapshot())).toEqual({ accepted: 20, exported: 5, dropped: 4, open: 4 + 3 + 2 + 2 });
});

test("books that balance have nothing open", () => {
  const ledger = new Ledger();
  ledger.claimEntrance().accept(2);
  ledger.countExported(2);
  expect(booksOf(ledger.snapshot())).toEqual({ accepted: 2, exported: 2, dropped: 0, open: 0 });
});
