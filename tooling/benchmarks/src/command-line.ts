import { parseArgs } from "node:util";

import { FULL, QUICK, type Settings } from "./settings.ts";

export interface Command {
  /** What to run, in the order of the list of all. */
  readonly names: readonly string[];
  readonly settings: Settings;
  /** Where the results go as JSON: a file, or `-` for the output; absent: a table is printed, and nothing else. */
  readonly json?: string;
}

/** `--json` alone stands for `--json=-`: what follows is a file only if it is no option and no name of a benchmark. */
const withJsonValue = (args: readonly string[], known: readonly string[]): string[] =>
  args.map((arg, index) => {
    const next = args[index + 1];
    const isFile = next !== undefined && !next.startsWith("-") && !known.includes(next);
    return arg === "--json" && !isFile ? "--json=-" : arg;
  });

const positive = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new TypeError(`Expected \`--${name}\` to be a whole number >= 1, got ${text}`);
};

/**
 * @param known the names of all benchmarks.
 * @throws TypeError when something is asked for that there is not.
 */
export const parseCommandLine = (args: readonly string[], known: readonly string[]): Command => {
  const { values, positionals } = parseArgs({
    args: withJsonValue(args, known),
    allowPositionals: true,
    options: {
      json: { type: "string" },
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      turns: { type: "string" },
    },
  });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new TypeError(`Expected names out of ${known.join(", ")}, got ${unknown.join(", ")}`);
  }
  const { json, quick } = values;
  const base = quick ? QUICK : FULL;
  const rounds = positive("rounds", values.rounds) ?? base.rounds;
  const turns = positive("turns", values.turns) ?? base.turns;
  return {
    names: positionals.length === 0 ? known : known.filter((name) => positionals.includes(name)),
    settings: { ...base, rounds, turns },
    ...(json !== undefined && { json }),
  };
};
