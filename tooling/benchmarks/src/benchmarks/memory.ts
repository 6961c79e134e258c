import type { Benchmark } from "../benchmark.ts";
import { atASteadyRate, SPANS_PER_SECOND } from "../drive/at-a-steady-rate.ts";
import { inRounds } from "../drive/in-rounds.ts";
import type { Measured } from "../drive/measure.ts";
import type { SteadyResult } from "../programs/steady-process.ts";
import { type Variant, VARIANTS } from "../programs/variant.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { judgeMeasure } from "../report/verdict.ts";
import { quantile } from "../statistics/quantile.ts";
import { slope } from "../statistics/slope.ts";
import { honestBooks, lossReadings } from "./books.ts";

type Result = Measured<SteadyResult>;

/** Bytes per span that memory may grow by: a twentieth of a small span, so that a leak of one span in twenty shows. */
const GROWTH_LIMIT = 30;

/** How much more than stock, in MiB: a thread of its own has a heap of its own. */
const ABOVE_STOCK_LIMIT = 40;

export const memory: Benchmark = {
  name: "memory",
  async run({ settings, progress }) {
    const { memorySeconds: seconds, flatSeconds, quick, rounds: count } = settings;
    const flat = ({ rssMb }: Result): readonly number[] => rssMb.slice(-flatSeconds);
    const level = (result: Result): number => quantile(flat(result), 0.5);
    const bytesPerSpan = (result: Result): number => (slope(flat(result)) * 2 ** 20) / SPANS_PER_SECOND;
    const rounds = await inRounds<Variant, Result>({
      variants: VARIANTS,
      rounds: count,
      atOnce: true,
      progress,
      // Whoever reads TypeScript has a compiler in each of its threads: users of the packages do not.
      run: (variant) => atASteadyRate({ variant, load: "small", seconds }, { built: !quick }),
    });
    const readings: readonly Reading<Result>[] = [
      { title: "RSS MiB", digits: 0, of: level },
      { title: "highest", digits: 0, of: ({ rssMb }) => Math.max(...rssMb) },
      { title: "growth B/span", digits: 1, of: bytesPerSpan },
      ...lossReadings,
    ];
    const stock = quantile(rounds.stock.map(level), 0.5);
    const above = rounds["off-thread"].map((result) => level(result) - stock);
    return {
      name: "memory",
      title: `Memory: ${SPANS_PER_SECOND} small spans a second for ${seconds} s, the last ${flatSeconds} s of it, ${count} rounds`,
      columns: readings,
      rows: rowsOf(rounds, readings),
      verdicts: [
        judgeMeasure(
          {
            claim: "off-thread: growth in bytes per span",
            values: rounds["off-thread"].map(bytesPerSpan),
            limit: GROWTH_LIMIT,
          },
          quick,
        ),
        judgeMeasure({ claim: "off-thread: MiB above stock", values: above, limit: ABOVE_STOCK_LIMIT }, quick),
        ...honestBooks(rounds),
      ],
    };
  },
};
