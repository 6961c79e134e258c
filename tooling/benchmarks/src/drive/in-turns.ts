import type { ExportResult } from "../programs/export-result.ts";
import type { Rounds } from "./in-rounds.ts";
import type { Measured } from "./measure.ts";
import { ProgramWithSink, type ProgramWithSinkOptions } from "./program-with-sink.ts";

export interface InTurnsOptions<Variant extends string> {
  readonly variants: readonly Variant[];
  /** How often all programs are started anew: what the compiler makes of one differs from process to process. */
  readonly starts: number;
  /** How many turns a program has between one start and the next. */
  readonly turns: number;
  /** So many turns before them are for the compiler. */
  readonly warmUpTurns: number;
  readonly progress: (text: string) => void;
  readonly program: (variant: Variant) => ProgramWithSinkOptions;
}

type Result<Turn> = Turn & Measured<ExportResult>;

/**
 * Runs the programs of all variants side by side, but only one of them works at a time, for a short turn: whatever mood the
 * machine is in, it is in for all of them.
 *
 * @returns what each said of its turns, with what it said in the end of all its spans
 */
export const inTurns = async <Variant extends string, Turn>(
  options: InTurnsOptions<Variant>,
): Promise<Rounds<Variant, Result<Turn>>> => {
  const results = new Map<Variant, Result<Turn>[]>(options.variants.map((variant) => [variant, []]));
  for (let start = 0; start < options.starts; start++) {
    const progress = (text: string): void => options.progress(`start ${start + 1} of ${options.starts}, ${text}`);
    const told = await oneStart<Variant, Turn>({ ...options, progress });
    for (const [variant, turns] of told) results.get(variant)?.push(...turns);
  }
  return Object.fromEntries(results) as unknown as Rounds<Variant, Result<Turn>>;
};

const oneStart = async <Variant extends string, Turn>({
  variants,
  turns,
  warmUpTurns,
  progress,
  program,
}: InTurnsOptions<Variant>): Promise<[Variant, Result<Turn>[]][]> => {
  await using stack = new AsyncDisposableStack();
  const running: { variant: Variant; at: ProgramWithSink; told: Turn[] }[] = [];
  for (const variant of variants) {
    const at = stack.use(await ProgramWithSink.start(program(variant)));
    await at.program.hear();
    running.push({ variant, at, told: [] });
  }
  for (let turn = -warmUpTurns; turn < turns; turn++) {
    const first = (turn + warmUpTurns) % running.length;
    for (const { variant, at, told } of [...running.slice(first), ...running.slice(0, first)]) {
      progress(turn < 0 ? `warming up: ${variant}` : `turn ${turn + 1} of ${turns}: ${variant}`);
      const answer = await at.program.ask<Turn>("turn");
      if (turn >= 0) told.push(answer);
    }
  }
  const results: [Variant, Result<Turn>[]][] = [];
  for (const { variant, at, told } of running) {
    const end = await at.program.ask<ExportResult>("end");
    const arrivals = await at.arrivals();
    results.push([variant, told.map((turn) => ({ ...turn, ...end, arrivals }))]);
  }
  return results;
};
