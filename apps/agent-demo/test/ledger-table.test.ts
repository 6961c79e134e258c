import type { DropReason } from "sideband";
import { describe, expect, it } from "vitest";

import { ledgerTable } from "../src/ledger-table.ts";
import { plain } from "../src/paint.ts";
import { ledgerWith } from "./support/sound-evidence.ts";

describe("ledgerTable", () => {
  it("shows the counts, and that they add up", () => {
    expect(ledgerTable(ledgerWith({ accepted: 12, exported: 11, queued: 1 }), plain)).toEqual([
      "  accepted                      12",
      "  exported                      11",
      "  rejected                       0",
      "  dropped                        0",
      "  queued                         1",
      "  in flight                      0",
      "  spooled                        0",
      `  ${"─".repeat(32)}`,
      "  ✓ balance   12 = 11 + 0 + 0 + 1 + 0 + 0",
    ]);
  });

  it("tells losses by reason, what was recovered and what came late", () => {
    const dropped = { queue_full: 3, too_large: 0, shutdown: 1 } as Record<DropReason, number>;
    const lines = ledgerTable(ledgerWith({ accepted: 10, recovered: 2, exported: 8, dropped, late: 1 }), plain);

    expect(lines).toContain("  recovered                      2");
    expect(lines).toContain("  dropped                        4");
    expect(lines).toContain("    queue_full                   3");
    expect(lines).toContain("    shutdown                     1");
    expect(lines.join("\n")).not.toContain("too_large");
    expect(lines).toContain("  late, counted as dropped       1");
    expect(lines.at(-1)).toBe("  ✓ balance   10 + 2 = 8 + 0 + 4 + 0 + 0 + 0");
  });

  it("says how much is missing where they do not", () => {
    const lines = ledgerTable(ledgerWith({ accepted: 12, exported: 11 }), plain);
    expect(lines.at(-1)).toBe("  ✗ balance   12 = 11 + 0 + 0 + 0 + 0 + 0   1 unaccounted for");
  });
});
