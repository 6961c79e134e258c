import type { Benchmark, BenchmarkContext } from "../benchmark.ts";
import { SPANS_PER_SECOND } from "../drive/at-a-steady-rate.ts";
import type { Rounds } from "../drive/in-rounds.ts";
import { inTurns } from "../drive/in-turns.ts";
import type { Measured } from "../drive/measure.ts";
import type { ExportResult } from "../programs/export-result.ts";
import type { Load } from "../programs/load.ts";
import type { Turn, TurnsTask } from "../programs/turns-process.ts";
import { type Variant, VARIANTS } from "../programs/variant.ts";
import type { Report, Verdict } from "../report/report.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { judgeMeasure } from "../report/verdict.ts";
import { blockMeans } from "../statistics/block-means.ts";
import type { Settings } from "../settings.ts";
import { honestBooks, lossReadings, nothingLost } from "./books.ts";

type Result = Turn & Measured<ExportResult>;
type SteadyRounds = Rounds<Variant, Result>;

export interface SteadyOptions {
  readonly name: string;
  readonly title: string;
  readonly load: Load;
  /** What the export may add to the time of the main thread, as a part of what the stock one adds. */
  readonly addedToStock?: number;
  readonly core?: number;
}

const mainUs = ({ use, measured }: Result): number => use.mainUs / measured;
const processUs = ({ use, measured }: Result): number => use.processUs / measured;

/** What export adds to the time of the main thread, per span, in each turn. */
const addedUs = (rounds: SteadyRounds, variant: Variant): number[] =>
  rounds[variant].map((result, round) => mainUs(result) - mainUs(rounds.made[round] ?? result));

/** Off-thread to another variant, in each block of turns. */
const ratios = (to: Variant, of: (variant: Variant) => readonly number[]): number[] => {
  const others = blockMeans(of(to));
  return blockMeans(of("off-thread")).map((value, block) => value / (others[block] ?? Number.NaN));
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
            values: ratios("stock", (variant) => addedUs(rounds, variant)),
            limit: addedToStock,
          },
          quick,
        ),
        judgeMeasure(
          {
            claim: "off-thread to stock: processor time of the whole process",
            values: ratios("stock", (variant) => rounds[variant].map(processUs)),
            limit: 1,
          },
          quick,
        ),
        judgeMeasure(
          {
            claim: "off-thread to made: loop delay, p99",
            values: ratios("made", (variant) => rounds[variant].map(({ use }) => use.delayP99Ms)),
            limit: 1.5,
          },
          quick,
        ),
      ]),
  nothingLost("off-thread", rounds["off-thread"]),
  ...honestBooks(rounds),
];

const file = new URL("../programs/turns-process.ts", import.meta.url);

/** What export takes from an application that makes spans at a steady rate. */
export const steady = ({ name, title, load, addedToStock, core }: SteadyOptions): Benchmark => ({
  name,
  async run({ settings, progress }: BenchmarkContext): Promise<Report> {
    const { starts, turns, turnSeconds: seconds, warmUpTurns } = settings;
    const rounds: SteadyRounds = await inTurns<Variant, Turn>({
      variants: VARIANTS,
      starts,
      turns,
      warmUpTurns,
      progress,
      program: (variant) => {
        const task: Omit<TurnsTask, "url"> = { variant, load, spansPerSecond: SPANS_PER_SECOND, seconds };
        return core === undefined ? { file, task } : { file, task, core };
      },
    });
    const columns = readings(rounds);
    return {
      name,
      title: `${title}: ${SPANS_PER_SECOND} a second, ${starts * turns} turns of ${seconds} s each`,
      columns,
      rows: rowsOf(rounds, columns, blockMeans),
      verdicts: verdicts(rounds, addedToStock, settings),
    };
  },
});
