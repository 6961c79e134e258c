import type { Rounds } from "../drive/in-rounds.ts";
import { lost, unexplained } from "../drive/losses.ts";
import type { Measured } from "../drive/measure.ts";
import type { ExportResult } from "../programs/export-result.ts";
import type { Variant } from "../programs/variant.ts";
import type { Verdict } from "../report/report.ts";
import type { Reading } from "../report/rows.ts";
import { judgeCount } from "../report/verdict.ts";

type Ended = Measured<ExportResult>;

/** What became of the spans. */
export const lossReadings: readonly Reading<Ended>[] = [
  { title: "lost", digits: 0, of: (result) => (result.arrivals.requests === 0 ? null : lost(result)) },
  { title: "untold", digits: 0, of: unexplained },
];

const OURS = ["inline", "off-thread"] as const;

/** Ours may lose what there is no room for, but never without saying so. */
export const honestBooks = (rounds: Pick<Rounds<Variant, Ended>, (typeof OURS)[number]>): Verdict[] =>
  OURS.map((variant) =>
    judgeCount({
      claim: `${variant}: spans of which the ledger does not tell what became of them`,
      values: rounds[variant].map((result) => unexplained(result) ?? result.made),
      limit: 0,
    }),
  );

export const nothingLost = (variant: string, results: readonly Ended[]): Verdict =>
  judgeCount({ claim: `${variant}: spans lost`, values: results.map(lost), limit: 0 });
