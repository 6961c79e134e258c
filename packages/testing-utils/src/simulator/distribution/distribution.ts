/** How a random quantity is spread. Plain data; `unit` keeps milliseconds and counts apart. */
export type Distribution<Unit extends string> = { readonly unit: Unit } & (
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | { readonly kind: "normal"; readonly mean: number; readonly standardDeviation: number }
  | { readonly kind: "logNormal"; readonly median: number; readonly p99: number }
  | { readonly kind: "exponential"; readonly mean: number }
  | { readonly kind: "empirical"; readonly values: readonly number[] }
);

/** How long something takes, in milliseconds. Made by `latency`. */
export type Latency = Distribution<"ms">;

/** How many there are of something: tokens, steps, calls. Made by `count`. */
export type Count = Distribution<"count">;
