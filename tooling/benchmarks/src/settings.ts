/** How long the benchmarks run. */
export interface Settings {
  /** Too short, and too much at once, for measured quantities to be judged: only counts are. */
  readonly quick: boolean;
  /** How often each variant is measured in a process of its own. */
  readonly rounds: number;
  /** At a steady rate: how often the programs start, how many turns each has between two starts, and how long these are. */
  readonly starts: number;
  readonly turns: number;
  readonly turnSeconds: number;
  readonly warmUpTurns: number;
  /** How long spans go to a slow collector, in seconds. */
  readonly slowSeconds: number;
  readonly idleSeconds: number;
  /** How long memory is watched, in seconds, and how much of that at the end has to be flat. */
  readonly memorySeconds: number;
  readonly flatSeconds: number;
  /** How much is put into a spool, and taken out of it. */
  readonly spoolBatches: number;
  /** How many calls are under way at once. */
  readonly calls: number;
  /** How often a process makes its burst of them, after one to warm up. */
  readonly bursts: number;
  /** Of the contests between two ways to do the same work. */
  readonly contestRounds: number;
}

export const FULL: Settings = {
  quick: false,
  rounds: 3,
  starts: 5,
  turns: 5,
  turnSeconds: 2,
  warmUpTurns: 2,
  slowSeconds: 5,
  idleSeconds: 30,
  memorySeconds: 180,
  flatSeconds: 60,
  spoolBatches: 4000,
  calls: 64,
  bursts: 5,
  contestRounds: 21,
};

export const QUICK: Settings = {
  quick: true,
  rounds: 1,
  starts: 1,
  turns: 2,
  turnSeconds: 0.5,
  warmUpTurns: 0,
  slowSeconds: 1,
  idleSeconds: 2,
  memorySeconds: 3,
  flatSeconds: 2,
  spoolBatches: 50,
  calls: 16,
  bursts: 1,
  contestRounds: 3,
};
