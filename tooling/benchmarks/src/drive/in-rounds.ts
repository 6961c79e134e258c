/** Of each variant, what the rounds gave. */
export type Rounds<Variant extends string, Result> = Readonly<Record<Variant, readonly Result[]>>;

export interface InRoundsOptions<Variant extends string, Result> {
  readonly variants: readonly Variant[];
  readonly rounds: number;
  /** Whether the variants of a round run all at once: quicker, and no measure of times. */
  readonly atOnce: boolean;
  readonly progress: (text: string) => void;
  readonly run: (variant: Variant) => Promise<Result>;
}

/** Runs all variants in every round, each round from another one on: a busy moment of the machine, or a slow start, hits all. */
export const inRounds = async <Variant extends string, Result>({
  variants,
  rounds,
  atOnce,
  progress,
  run,
}: InRoundsOptions<Variant, Result>): Promise<Rounds<Variant, Result>> => {
  const results = new Map<Variant, Result[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % variants.length;
    const running: Promise<unknown>[] = [];
    for (const variant of [...variants.slice(first), ...variants.slice(0, first)]) {
      progress(`round ${round + 1} of ${rounds}: ${variant}`);
      const result = run(variant).then((result) => results.get(variant)?.push(result));
      running.push(result);
      if (!atOnce) await result;
    }
    await Promise.all(running);
  }
  return Object.fromEntries(results) as unknown as Rounds<Variant, Result>;
};
