import type { Benchmark, BenchmarkContext } from "../benchmark.ts";
import { atASteadyRate, SPANS_PER_SECOND } from "../drive/at-a-steady-rate.ts";
import { inRounds, type Rounds } from "../drive/in-rounds.ts";
import type { Measured } from "../drive/measure.ts";
import type { Load } from "../programs/load.ts";
import type { SteadyResult } from "../programs/steady-process.ts";
import { type Variant, VARIANTS } from "../programs/variant.ts";
import type { Report, Verdict } from "../report/report.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { judgeMeasure } from "../report/verdict.ts";
import type { Settings } from "../settings.ts";
import { honestBooks, lossReadings, nothingLost } from "./books.ts";

type Result = Measured<SteadyResult>;
type SteadyRounds = Rounds<Variant, Result>;

export interface SteadyOptions {
  readonly name: string;
  readonly title: string;
  readonly load: Load;
  readonly seconds: (settings: Settings) => number;
  /** What the export may add to the time of the main thread, as a part of what the stock one adds. */
  readonly addedToStock?: number;
  readonly core?: number;
}

const mainUs = ({ use, measured }: Result): number => use.mainUs / measured;
const processUs = ({ use, measured }: Result): number => use.processUs / measured;

/** What export adds to the time of the main thread, per span. */
const addedUs = (rounds: SteadyRounds, variant: Variant): number[] =>
  rounds[variant].map((result, round) => mainUs(result) - mainUs(rounds.made[round] ?? result));

/** Off-thread to another variant, round by round. */
const ratios = (rounds: SteadyRounds, to: Variant, of: (result: Result) => number): number[] =>
  rounds["off-thread"].map((result, round) => of(result) / of(rounds[to][round] ?? result));

const addedRatios = (rounds: SteadyRounds): number[] => {
  const stock = addedUs(rounds, "stock");
  return addedUs(rounds, "off-thread").map((added, round) => added / (stock[round] ?? Number.NaN));
};

const readings = (rounds: SteadyRounds): readonly Reading<Result>[] => [
  { title: "main µs/span", digits: 1, of: mainUs },
  {
    title: "added",
    digits: 1,
    of: (result, round) => mainUs(result) - mainUs(rounds.made[round] ?? result),
  },
  { title: "process µs/span", digits: 1, of: processUs },
  { title: "delay p50 ms", digits: 2, of: ({ use }) => use.delayP50Ms },
  { title: "p99", digits: 2, of: ({ use }) => use.delayP99Ms },
  { title: "max", digits: 1, of: ({ use }) => use.delayMaxMs },
  { title: "RSS MiB", digits: 0, of: ({ use }) => use.rssMb },
  ...lossReadings,
];

const verdicts = (rounds: SteadyRounds, addedToStock: number | undefined, { quick }: Settings): Verdict[] => [
  ...(addedToStock === undefined
    ? []
    : [
        judgeMeasure(
          {
            claim: "off-thread to stock: time of the main thread that export adds",
            values: addedRatios(rounds),
            limit: addedToStock,
          },
          quick,
        ),
        judgeMeasure(
          {
            claim: "off-thread to stock: processor time of the whole process",
            values: ratios(rounds, "stock", processUs),
            limit: 1,
          },
          quick,
        ),
        judgeMeasure(
          {
            claim: "off-thread to made: loop delay, p99",
            values: ratios(rounds, "made", ({ use }) => use.delayP99Ms),
            limit: 1.5,
          },
          quick,
        ),
      ]),
  nothingLost("off-thread", rounds["off-thread"]),
  ...honestBooks(rounds),
];

/** What export takes from an application that makes spans at a steady rate. */
export const steady = ({ name, title, load, seconds, addedToStock, core }: SteadyOptions): Benchmark => ({
  name,
  async run({ settings, progress }: BenchmarkContext): Promise<Report> {
    const { warmUpSeconds, rounds: count } = settings;
    const rounds = await inRounds<Variant, Result>({
      variants: VARIANTS,
      rounds: count,
      atOnce: settings.quick,
      progress,
      run: (variant) =>
        atASteadyRate({ variant, load, warmUpSeconds, seconds: seconds(settings) }, core === undefined ? {} : { core }),
    });
    const columns = readings(rounds);
    return {
      name,
      title: `${title}: ${SPANS_PER_SECOND} a second for ${seconds(settings)} s, ${count} rounds`,
      columns,
      rows: rowsOf(rounds, columns),
      verdicts: verdicts(rounds, addedToStock, settings),
    };
  },
});
