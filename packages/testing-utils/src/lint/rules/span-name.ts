import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_SKILL_NAME,
  ATTR_GEN_AI_SKILL_RESOURCE_NAME,
  ATTR_MCP_RESOURCE_URI,
  ATTR_PROCESS_EXECUTABLE_NAME,
  DIALECT_REFINEMENT_1_0,
  refinementSpanName,
} from "@sideband/semconv";

import { printValue } from "../../value/print-value.ts";
import { oneOf } from "../fix-text.ts";
import type { LintSubject } from "../lint-subject.ts";
import type { LintContext, SpanRule } from "../span-rule.ts";

/** What may stand behind the pattern's own parts: what a tool ran, or, where a user asked for it, a resource. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  "gen_ai.execute_tool": [ATTR_GEN_AI_SKILL_NAME, ATTR_GEN_AI_SKILL_RESOURCE_NAME, ATTR_PROCESS_EXECUTABLE_NAME],
  "mcp.client": [ATTR_MCP_RESOURCE_URI],
  "mcp.server": [ATTR_MCP_RESOURCE_URI],
};

const textsOf = ({ attributes }: LintSubject, keys: readonly string[]): readonly string[] =>
  keys.map((key) => attributes.get(key)).filter((value) => typeof value === "string" && value !== "") as string[];

/** All names that the pattern makes: a part may be known under several names, in more than one dialect. */
const namesOf = (subject: LintSubject, { options }: LintContext, pattern: string): readonly string[] => {
  let names = [""];
  for (const [, braced, literal] of pattern.matchAll(/\{([^}]+)\}|([^\s{}]+)/gu)) {
    const keys = (braced?.split("|") ?? []).flatMap((key) => options.namesFor(key));
    const parts = [...new Set(literal === undefined ? textsOf(subject, keys) : [literal])];
    if (parts.length === 0) continue;
    names = names.flatMap((name) => parts.map((part) => (name === "" ? part : `${name} ${part}`)));
  }
  return names;
};

export const spanName: SpanRule = (subject, context) => {
  const { type, options } = context;
  if (type === undefined || type.isImplied) return [];
  const names = namesOf(subject, context, type.definition.name);
  const targets = textsOf(subject, TARGETS[type.name] ?? []);
  const operation = subject.attributes.get(ATTR_GEN_AI_OPERATION_NAME);
  const refined =
    typeof operation === "string" && options.dialects.has(DIALECT_REFINEMENT_1_0) && refinementSpanName(operation);
  const { name } = subject.span;
  const isExpected =
    names.includes(name) ||
    name === refined ||
    names.some((one) => targets.some((target) => name === `${one} ${target}`));
  if (isExpected) return [];
  const expected = oneOf(names.map((one) => printValue(one)));
  return [
    {
      rule: "span-name",
      level: "error",
      message: `the span is named ${printValue(name)}, and the pattern of ${type.name} is \`${type.definition.name}\``,
      fix: `name the span ${expected}`,
    },
  ];
};
