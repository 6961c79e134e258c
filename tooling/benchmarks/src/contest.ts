import { quantile } from "./statistics/quantile.ts";

/** The work, done many times over; a promise where it takes its time. */
type Run = () => void | Promise<void>;

/** Two ways to do the same work. */
export interface Contest {
  /** What is done, with what. */
  readonly name: string;
  /** How often it is done in one call of `ours` or `stock`: the figures are per one of these. */
  readonly operations: number;
  readonly ours: Run;
  readonly stock: Run;
  /** The ratio of times to reach, ours to stock; absent where none is promised. */
  readonly reach?: number;
  /** What ours may add to the time of stock, in nanoseconds, where that is what is promised. */
  readonly reachAddedNs?: number;
  /** What ours may take, in nanoseconds, where that is what is promised: for a machine like the one it was promised on. */
  readonly reachNs?: number;
}

export interface Result {
  readonly name: string;
  readonly oursNs: number;
  readonly stockNs: number;
  /** Ours to stock: the median of the rounds, and the middle half of them. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  /** What ours adds to stock: the median of the rounds. */
  readonly addedNs: number;
  readonly reach?: number;
  readonly reachAddedNs?: number;
  readonly reachNs?: number;
}

const WARM_UP_MS = 400;
const ROUND_MS = 60;

/** Processor time of this process in milliseconds: other processes take from the clock, but hardly from this. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const timesWithin = async (run: Run, ms: number): Promise<number> => {
  const start = processorMs();
  let times = 0;
  while (processorMs() - start < ms) {
    await run();
    times++;
  }
  return times;
};

const measure = async (run: Run, times: number): Promise<number> => {
  const start = processorMs();
  for (let time = 0; time < times; time++) await run();
  return (processorMs() - start) / times;
};

/** Whether what is promised was missed. */
export const isMissed = (result: Result): boolean => {
  const { ratio, reach = Infinity, addedNs, reachAddedNs = Infinity, oursNs, reachNs = Infinity } = result;
  return ratio > reach || addedNs > reachAddedNs || oursNs > reachNs;
};

/** Runs both side by side, turn and turn about, so that a busy moment of the machine hits both. */
export const compete = async (
  { name, operations, ours, stock, ...promise }: Contest,
  roundCount: number,
): Promise<Result> => {
  await timesWithin(ours, WARM_UP_MS);
  await timesWithin(stock, WARM_UP_MS);
  const oursTimes = await timesWithin(ours, ROUND_MS);
  const stockTimes = await timesWithin(stock, ROUND_MS);
  const rounds: { readonly oursMs: number; readonly stockMs: number }[] = [];
  for (let round = 0; round < roundCount; round++) {
    // The first of a pair pays for the garbage of the one before: take turns.
    if (round % 2 === 0) {
      const oursMs = await measure(ours, oursTimes);
      rounds.push({ oursMs, stockMs: await measure(stock, stockTimes) });
    } else {
      const stockMs = await measure(stock, stockTimes);
      rounds.push({ oursMs: await measure(ours, oursTimes), stockMs });
    }
  }
  const ratios = rounds.map(({ oursMs, stockMs }) => oursMs / stockMs);
  const nanoseconds = (values: readonly number[]): number => (quantile(values, 0.5) * 1e6) / operations;
  return {
    name,
    oursNs: nanoseconds(rounds.map(({ oursMs }) => oursMs)),
    stockNs: nanoseconds(rounds.map(({ stockMs }) => stockMs)),
    ratio: quantile(ratios, 0.5),
    ratioLow: quantile(ratios, 0.25),
    ratioHigh: quantile(ratios, 0.75),
    addedNs: nanoseconds(rounds.map(({ oursMs, stockMs }) => oursMs - stockMs)),
    ...promise,
  };
};
