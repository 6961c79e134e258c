/** How long the benchmarks run. */
export interface Settings {
  /** Too short, and too much at once, for measured quantities to be judged: only counts are. */
  readonly quick: boolean;
  /** How often each variant is measured, where the machine's moods show most: in processor time. */
  readonly rounds: number;
  /** The same where figures vary less: counts, long stalls. */
  readonly fewRounds: number;
  /** A run at a steady rate, in seconds, after its warm-up. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** The same where the figure needs less, or the machine is the slower: a slow collector, one core. */
  readonly shortSeconds: number;
  readonly idleSeconds: number;
  /** How long memory is watched, in seconds, and how much of that at the end has to be flat. */
  readonly memorySeconds: number;
  readonly flatSeconds: number;
  /** How many calls are under way at once. */
  readonly calls: number;
  /** How often a process makes its burst of them, after one to warm up. */
  readonly bursts: number;
  /** Of the contests between two ways to do the same work. */
  readonly contestRounds: number;
}

export const FULL: Settings = {
  quick: false,
  rounds: 5,
  fewRounds: 3,
  seconds: 10,
  warmUpSeconds: 3,
  shortSeconds: 5,
  idleSeconds: 30,
  memorySeconds: 60,
  flatSeconds: 40,
  calls: 64,
  bursts: 5,
  contestRounds: 21,
};

export const QUICK: Settings = {
  quick: true,
  rounds: 1,
  fewRounds: 1,
  seconds: 1,
  warmUpSeconds: 0.5,
  shortSeconds: 1,
  idleSeconds: 2,
  memorySeconds: 3,
  flatSeconds: 2,
  calls: 16,
  bursts: 1,
  contestRounds: 3,
};
