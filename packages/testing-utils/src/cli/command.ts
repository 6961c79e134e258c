import { parseArgs } from "node:util";

import type { Dialect } from "@sideband/semconv";

import { expectCount } from "../expect-option.ts";
import { type LintOptions, resolveLintOptions } from "../lint/lint-options.ts";
import { printValue } from "../value/print-value.ts";

export const FORMATS = ["text", "json", "github"] as const;

export type Format = (typeof FORMATS)[number];

/** `lint`, with all that it was given. */
export interface LintCommand {
  readonly kind: "lint";
  /** Paths; `-` stands for the standard input. */
  readonly files: readonly string[];
  readonly options: LintOptions;
  readonly format: Format;
  readonly maxWarnings: number;
}

export type Command =
  | LintCommand
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "wrong"; readonly message: string };

const OPTIONS = {
  dialect: { type: "string", multiple: true },
  "allow-content": { type: "boolean" },
  ignore: { type: "string", multiple: true },
  format: { type: "string" },
  "max-warnings": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Lists may come with commas in them, or one by one. */
const listed = (values: readonly string[] = []): readonly string[] =>
  values.flatMap((value) => value.split(",")).map((value) => value.trim());

const isFormat = (value: string): value is Format => FORMATS.some((format) => format === value);

const expectFormat = (value: string): Format => {
  if (isFormat(value)) return value;
  throw new TypeError(`Expected --format to be one of ${FORMATS.join(", ")}, got ${printValue(value)}`);
};

const expectWarnings = (value: string | undefined): number =>
  value === undefined ? Infinity : expectCount("--max-warnings", /^\d+$/u.test(value) ? Number(value) : Number.NaN);

const read = (args: readonly string[]): Command => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help === true) return { kind: "help" };
  if (values.version === true) return { kind: "version" };
  const [command, ...files] = positionals;
  if (command !== "lint") {
    throw new TypeError(`Expected the command lint, got ${command === undefined ? "none" : printValue(command)}`);
  }
  if (files.length === 0) throw new TypeError("Expected files, or - for the standard input, got none");
  const options: LintOptions = {
    dialects: listed(values.dialect) as readonly Dialect[], // checked right below
    allowContent: values["allow-content"] === true,
    ignore: listed(values.ignore),
  };
  resolveLintOptions(options);
  return {
    kind: "lint",
    files,
    options,
    format: expectFormat(values.format ?? "text"),
    maxWarnings: expectWarnings(values["max-warnings"]),
  };
};

/** Reads the arguments of the command line. What is wrong with them is an outcome. */
export const parseCommand = (args: readonly string[]): Command => {
  try {
    return read(args);
  } catch (error) {
    if (error instanceof TypeError) return { kind: "wrong", message: error.message };
    throw error;
  }
};
