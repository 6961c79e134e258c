import { ATTRIBUTES, type Dialect, DIALECT_GENAI_0_1, DIALECTS } from "@sideband/semconv";

import { printValue } from "../value/print-value.ts";
import { isLintRule } from "./lint-rule.ts";
import { type NamesFor, namesIn } from "./older-names.ts";

/** How strictly spans are read. */
export interface LintOptions {
  /** Dialects whose names are accepted beside the newest official ones. @default ["genai-0.1"] */
  readonly dialects?: readonly Dialect[];
  /** Accept content on spans; its shape is looked at all the same. @default false */
  readonly allowContent?: boolean;
  /** Rules to leave out, keys, and beginnings of keys that end in `*`, such as `gen_ai.memory.*`. @default [] */
  readonly ignore?: readonly string[];
}

export interface ResolvedLintOptions {
  readonly dialects: ReadonlySet<Dialect>;
  readonly namesFor: NamesFor;
  readonly allowContent: boolean;
  readonly ignore: readonly string[];
}

const expectList = (name: string, value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new TypeError(`Expected \`${name}\` to be a list, got ${printValue(value)}`);
};

const isDialect = (value: unknown): value is Dialect => DIALECTS.some((dialect) => dialect === value);

const expectDialect = (value: unknown, index: number): Dialect => {
  if (isDialect(value)) return value;
  throw new TypeError(`Expected \`dialects[${index}]\` to be one of ${DIALECTS.join(", ")}, got ${printValue(value)}`);
};

/** A word that is neither a rule nor a key is a rule misspelt, which would otherwise ignore nothing in silence. */
const expectIgnorable = (value: unknown, index: number): string => {
  if (typeof value === "string") {
    if (isLintRule(value) || value.endsWith("*") || value.includes(".") || ATTRIBUTES[value] !== undefined)
      return value;
  }
  throw new TypeError(
    `Expected \`ignore[${index}]\` to be a rule, a key or a beginning of keys that ends in *, got ${printValue(value)}`,
  );
};

/** Throws a `TypeError` for an option that is not what it should be. */
export const resolveLintOptions = ({
  dialects = [],
  allowContent = false,
  ignore = [],
}: LintOptions = {}): ResolvedLintOptions => {
  if (typeof allowContent !== "boolean") {
    throw new TypeError(`Expected \`allowContent\` to be true or false, got ${printValue(allowContent)}`);
  }
  const accepted = new Set<Dialect>([DIALECT_GENAI_0_1, ...expectList("dialects", dialects).map(expectDialect)]);
  return {
    dialects: accepted,
    namesFor: namesIn(accepted),
    allowContent,
    ignore: expectList("ignore", ignore).map(expectIgnorable),
  };
};
