import type { Benchmark } from "../benchmark.ts";
import { inRounds } from "../drive/in-rounds.ts";
import { measure, type Measured } from "../drive/measure.ts";
import type { FloodResult, FloodTask } from "../programs/flood-process.ts";
import { type Variant, VARIANTS } from "../programs/variant.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { honestBooks, lossReadings } from "./books.ts";

type Result = Measured<FloodResult>;

const SPANS = 100_000;

const file = new URL("../programs/flood-process.ts", import.meta.url);

const readings: readonly Reading<Result>[] = [
  { title: "loop ms", digits: 0, of: ({ loopMs }) => loopMs },
  { title: "arrived", digits: 0, of: ({ arrivals }) => arrivals.spans },
  ...lossReadings,
];

export const flood: Benchmark = {
  name: "flood",
  async run({ settings, progress }) {
    const rounds = await inRounds<Variant, Result>({
      variants: VARIANTS,
      rounds: settings.rounds,
      atOnce: settings.quick,
      progress,
      run: (variant) => measure({ file, task: { variant, spans: SPANS } satisfies Omit<FloodTask, "url"> }),
    });
    return {
      name: "flood",
      title: `Flood: ${SPANS} small spans in one tight loop, ${settings.rounds} rounds`,
      columns: readings,
      rows: rowsOf(rounds, readings),
      verdicts: honestBooks(rounds), // what does not fit into memory may be lost
    };
  },
};
