import type { Benchmark } from "../benchmark.ts";
import { measure, type Measured } from "../drive/measure.ts";
import type { Rounds } from "../drive/in-rounds.ts";
import type { IdleResult, IdleTask } from "../programs/idle-process.ts";
import { type Variant, VARIANTS } from "../programs/variant.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { judgeMeasure } from "../report/verdict.ts";

type Result = Measured<IdleResult>;

/** A part of one core. */
const LIMIT = 0.005;

const file = new URL("../programs/idle-process.ts", import.meta.url);

export const idle: Benchmark = {
  name: "idle",
  async run({ settings, progress }) {
    const { idleSeconds: seconds, quick } = settings;
    progress("all variants at once");
    // They do nothing, so they do not disturb each other.
    const results = await Promise.all(
      VARIANTS.map(async (variant) => {
        const result = await measure<IdleResult>({ file, task: { variant, seconds } satisfies Omit<IdleTask, "url"> });
        return [variant, [result]] as const;
      }),
    );
    const rounds = Object.fromEntries(results) as unknown as Rounds<Variant, Result>;
    const bare = rounds.made[0]?.cores ?? 0;
    const added = ({ cores }: Result): number => cores - bare;
    const readings: readonly Reading<Result>[] = [
      { title: "% of a core", digits: 3, of: ({ cores }) => cores * 100 },
      { title: "added", digits: 3, of: (result) => added(result) * 100 },
    ];
    return {
      name: "idle",
      title: `Idle: one span, then nothing for ${seconds} s`,
      columns: readings,
      rows: rowsOf(rounds, readings),
      verdicts: [
        judgeMeasure(
          {
            claim: "off-thread: part of one core that export adds",
            values: rounds["off-thread"].map(added),
            limit: LIMIT,
          },
          quick,
        ),
      ],
    };
  },
};
