import type { Benchmark } from "../benchmark.ts";
import type { Rounds } from "../drive/in-rounds.ts";
import { inTurns } from "../drive/in-turns.ts";
import type { Measured } from "../drive/measure.ts";
import { EXPORTER_VARIANTS, type ExporterVariant } from "../programs/exporter-variant.ts";
import type { ExportResult } from "../programs/export-result.ts";
import type { ThroughputTask, ThroughputTurn } from "../programs/throughput-process.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { judgeMeasure } from "../report/verdict.ts";
import { blockMeans } from "../statistics/block-means.ts";

type Result = ThroughputTurn & Measured<ExportResult>;

/** What nobody needs while everything works may cost so much more. */
const LIMIT = 1.1;

const mainUs = ({ use, measured }: Result): number => use.mainUs / measured;
const elapsedUs = ({ elapsedMs, measured }: Result): number => (elapsedMs * 1000) / measured;

const readings: readonly Reading<Result>[] = [
  { title: "spans/s", digits: 0, of: (result) => 1e6 / elapsedUs(result) },
  { title: "main µs/span", digits: 2, of: mainUs },
  { title: "process µs/span", digits: 2, of: ({ use, measured }) => use.processUs / measured },
];

const file = new URL("../programs/throughput-process.ts", import.meta.url);

/** What the layers of a `ResilientSpanExporter` cost as long as the receiver is healthy. */
export const resilience: Benchmark = {
  name: "resilience",
  async run({ settings, progress }) {
    const { starts, turns, turnSeconds: seconds, warmUpTurns, quick } = settings;
    const rounds: Rounds<ExporterVariant, Result> = await inTurns<ExporterVariant, ThroughputTurn>({
      variants: EXPORTER_VARIANTS,
      starts,
      turns,
      warmUpTurns,
      progress,
      program: (variant) => ({ file, task: { variant, seconds } satisfies Omit<ThroughputTask, "url"> }),
    });
    const ratios = (of: (result: Result) => number): number[] => {
      const plain = blockMeans(rounds.plain.map(of));
      return blockMeans(rounds.resilient.map(of)).map((value, block) => value / (plain[block] ?? Number.NaN));
    };
    return {
      name: "resilience",
      title: `A healthy receiver, 8 batches of 512 small spans at once: ${starts * turns} turns of ${seconds} s each`,
      columns: readings,
      rows: rowsOf(rounds, readings, blockMeans),
      verdicts: [
        judgeMeasure(
          { claim: "resilient to plain: time of the main thread per span", values: ratios(mainUs), limit: LIMIT },
          quick,
        ),
        judgeMeasure({ claim: "resilient to plain: time per span", values: ratios(elapsedUs), limit: LIMIT }, quick),
      ],
    };
  },
};
