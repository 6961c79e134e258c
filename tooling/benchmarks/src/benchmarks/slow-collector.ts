import type { Benchmark } from "../benchmark.ts";
import { atASteadyRate, SPANS_PER_SECOND } from "../drive/at-a-steady-rate.ts";
import { inRounds } from "../drive/in-rounds.ts";
import type { Measured } from "../drive/measure.ts";
import type { SteadyResult } from "../programs/steady-process.ts";
import type { Variant } from "../programs/variant.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { honestBooks, lossReadings, nothingLost } from "./books.ts";

type Result = Measured<SteadyResult>;

const LATENCY_MS = 200;

/** Spans that go nowhere are not lost to a slow collector. */
const EXPORTED = ["stock", "inline", "off-thread"] as const satisfies readonly Variant[];

const readings: readonly Reading<Result>[] = [
  { title: "made", digits: 0, of: ({ made }) => made },
  { title: "requests", digits: 0, of: ({ arrivals }) => arrivals.requests },
  ...lossReadings,
];

export const slowCollector: Benchmark = {
  name: "slow-collector",
  async run({ settings, progress }) {
    const rounds = await inRounds<(typeof EXPORTED)[number], Result>({
      variants: EXPORTED,
      rounds: settings.rounds,
      atOnce: settings.quick,
      progress,
      run: (variant) =>
        atASteadyRate({ variant, load: "small", seconds: settings.slowSeconds }, { latencyMs: LATENCY_MS }),
    });
    return {
      name: "slow-collector",
      title:
        `A collector that takes ${LATENCY_MS} ms: ${SPANS_PER_SECOND} small spans a second ` +
        `for ${settings.slowSeconds} s, ${settings.rounds} rounds`,
      columns: readings,
      rows: rowsOf(rounds, readings),
      verdicts: [nothingLost("off-thread", rounds["off-thread"]), ...honestBooks(rounds)],
    };
  },
};
