import type { Rounds } from "../drive/in-rounds.ts";
import { figureOf } from "../statistics/figure.ts";
import type { Column, Row } from "./report.ts";

/** A column, and how its figure is read off a result. */
export interface Reading<Result> extends Column {
  /** `null` where there is nothing to say. */
  readonly of: (result: Result, round: number) => number | null;
}

/** One row per variant: its rounds as figures, taken together first where they are many. */
export const rowsOf = <Variant extends string, Result>(
  rounds: Rounds<Variant, Result>,
  readings: readonly Reading<Result>[],
  together: (values: readonly number[]) => readonly number[] = (values) => values,
): Row[] =>
  Object.entries<readonly Result[]>(rounds).map(([name, results]) => ({
    name,
    figures: readings.map(({ of }) => {
      const values = results.map(of).filter((value) => value !== null);
      return values.length === 0 ? null : figureOf(together(values));
    }),
  }));
