import { FakeProvider, reply } from "@sideband/testing-utils";

import type { Benchmark } from "../benchmark.ts";
import { inRounds } from "../drive/in-rounds.ts";
import { measure, type Measured } from "../drive/measure.ts";
import type { CallsResult, CallsTask } from "../programs/calls-process.ts";
import type { Stall } from "../programs/stall-meter.ts";
import { type Reading, rowsOf } from "../report/rows.ts";
import { judgeMeasure } from "../report/verdict.ts";
import { quantile } from "../statistics/quantile.ts";
import { honestBooks, lossReadings } from "./books.ts";

type Result = Measured<CallsResult>;

export interface LargePromptsOptions {
  readonly name: string;
  readonly title: string;
  readonly script: CallsTask["script"];
  readonly start: CallsTask["start"];
  /** How much longer the longest stall may be than without telemetry, in milliseconds; absent where none is promised. */
  readonly addedMs?: number;
}

const PROMPT_LENGTH = 500_000;

const CLIENTS = ["none", "stock", "inline", "off-thread"] as const satisfies readonly CallsTask["variant"][];
type Client = (typeof CLIENTS)[number];

const file = new URL("../programs/calls-process.ts", import.meta.url);

/** The first word takes long enough for all calls to be under way, as a model's does. */
const ANSWER = reply.text("Your order has left the warehouse and arrives tomorrow.", {
  firstChunkDelayMs: 500,
  delayMs: 5,
});

/** Of the bursts of one process, the one in the middle. */
const typical = ({ stalls }: Result, of: (stall: Stall) => number): number => quantile(stalls.map(of), 0.5);

const timerGapMs = (result: Result): number => typical(result, (stall) => stall.timerGapMs);

const readings: readonly Reading<Result>[] = [
  { title: "longest stall ms", digits: 1, of: timerGapMs },
  { title: "as loop delay ms", digits: 1, of: (result) => typical(result, (stall) => stall.loopDelayMs) },
  ...lossReadings,
];

/** What telemetry does to an application that asks a model much at once: how long nothing else gets a turn. */
export const largePrompts = ({ name, title, script, start, addedMs }: LargePromptsOptions): Benchmark => ({
  name,
  async run({ settings, progress }) {
    const { rounds: count, calls, bursts, quick } = settings;
    const rounds = await inRounds<Client, Result>({
      variants: CLIENTS,
      rounds: count,
      atOnce: settings.quick,
      progress,
      run: async (variant) => {
        await using provider = await FakeProvider.spawn({ script: ANSWER });
        const task: Omit<CallsTask, "url"> = {
          variant,
          providerUrl: provider.url,
          script,
          start,
          calls,
          promptLength: PROMPT_LENGTH,
          bursts,
        };
        return await measure<CallsResult>({ file, task });
      },
    });
    const none = rounds.none.map(timerGapMs);
    const added = rounds["off-thread"].map((result, round) => timerGapMs(result) - (none[round] ?? Number.NaN));
    return {
      name,
      title: `${title}: ${calls} streamed calls with ${PROMPT_LENGTH / 1000} kB prompts, ${count} rounds`,
      columns: readings,
      rows: rowsOf(rounds, readings),
      verdicts: [
        ...(addedMs === undefined
          ? []
          : [
              judgeMeasure(
                {
                  claim: "off-thread: ms by which telemetry makes the longest stall longer",
                  values: added,
                  limit: addedMs,
                },
                quick,
              ),
            ]),
        ...honestBooks(rounds),
      ],
    };
  },
});
