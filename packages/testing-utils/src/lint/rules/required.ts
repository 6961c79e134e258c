import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_PROVIDER_NAME, GEN_AI_OPERATION_CHAT } from "@sideband/semconv";

import { write } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";
import type { LintSubject, SpanType } from "../lint-subject.ts";
import type { SpanRule } from "../span-rule.ts";
import { partOfName } from "./part-of-name.ts";

/** Of these, any one says that the span is an operation of its own; others are put on any span under an agent. */
const OPERATION_KEY =
  /^gen_ai\.(?:provider\.name|system|request\.|response\.|usage\.|input\.|output\.|system_instructions|tool\.call\.|embeddings\.|retrieval\.|memory\.)/u;

const missing = (key: string, typeName: string, value?: unknown): SpanFault => ({
  rule: "required-attribute",
  level: "error",
  message: `\`${key}\` is missing, which ${typeName} requires`,
  fix: write(key, value),
  key,
});

/** A provider's own requirements, of the conventions' own attributes: a Bedrock call may well have no guardrail. */
const requiredByProvider = (subject: LintSubject, { definition }: SpanType): readonly string[] => {
  const provider = subject.attributes.get(ATTR_GEN_AI_PROVIDER_NAME);
  const levels = (typeof provider === "string" && definition.providers?.[provider]) || {};
  return Object.keys(levels).filter((key) => levels[key] === "required" && key.startsWith("gen_ai."));
};

export const required: SpanRule = function* (subject, { type, options }) {
  const { attributes } = subject;
  if (type === undefined) {
    if (attributes.has(ATTR_GEN_AI_OPERATION_NAME) || ![...attributes.keys()].some((key) => OPERATION_KEY.test(key))) {
      return;
    }
    const fault = missing(ATTR_GEN_AI_OPERATION_NAME, "every GenAI span");
    yield { ...fault, fix: `${fault.fix}, such as "${GEN_AI_OPERATION_CHAT}"` };
    return;
  }
  const keys = new Set([
    ...Object.entries(type.definition.attributes).flatMap(([key, level]) => (level === "required" ? [key] : [])),
    ...requiredByProvider(subject, type),
  ]);
  for (const key of keys) {
    if (key === ATTR_GEN_AI_OPERATION_NAME && type.isImplied) continue;
    if (options.namesFor(key).some((name) => attributes.has(name))) continue;
    yield missing(key, type.name, partOfName(subject, type, key));
  }
};
