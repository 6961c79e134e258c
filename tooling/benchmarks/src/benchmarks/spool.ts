import type { Benchmark } from "../benchmark.ts";
import { ChildProgram } from "../drive/child-program.ts";
import { inRounds } from "../drive/in-rounds.ts";
import type { SpoolResult, SpoolTask } from "../programs/spool-process.ts";
import { SPOOL_VARIANTS, type SpoolVariant } from "../programs/spool-variant.ts";
import { type Reading, rowsOf } from "../report/rows.ts";

const megabytesPerSecond = (bytes: number, ms: number): number => bytes / 1000 / ms;

const readings: readonly Reading<SpoolResult>[] = [
  { title: "write MB/s", digits: 0, of: ({ bytes, writeMs }) => megabytesPerSecond(bytes, writeMs) },
  { title: "replay MB/s", digits: 0, of: ({ bytes, readMs }) => megabytesPerSecond(bytes, readMs) },
];

const file = new URL("../programs/spool-process.ts", import.meta.url);

/** How fast a spool takes what it is given, and gives it back. */
export const spool: Benchmark = {
  name: "spool",
  async run({ settings, progress }) {
    const { rounds: count, quick, spoolBatches: batches } = settings;
    const rounds = await inRounds<SpoolVariant, SpoolResult>({
      variants: SPOOL_VARIANTS,
      rounds: count,
      atOnce: quick,
      progress,
      run: async (variant) => {
        await using program = new ChildProgram({ file, task: { variant, batches } satisfies SpoolTask });
        return await program.hear<SpoolResult>();
      },
    });
    return {
      name: "spool",
      title: `The spool: ${batches} compressed batches of 512 small spans, ${count} rounds`,
      columns: readings,
      rows: rowsOf(rounds, readings),
      verdicts: [],
    };
  },
};
