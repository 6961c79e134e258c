import {
  ATTR_GEN_AI_CONVERSATION_COMPACTED,
  ATTR_GEN_AI_MAIN_AGENT_DESCRIPTION,
  ATTR_GEN_AI_MAIN_AGENT_ID,
  ATTR_GEN_AI_MAIN_AGENT_NAME,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_REQUEST_CHOICE_COUNT,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_TOKEN_MODALITY,
  ATTR_MCP_METHOD_NAME,
  DIALECT_SEMCONV_1_41,
  GEN_AI_OPERATION_EXECUTE_TOOL,
  MCP_METHOD_TOOLS_CALL,
} from "@sideband/semconv";

import { printValue } from "../../value/print-value.ts";
import { leaveOut } from "../fix-text.ts";
import type { SpanFault } from "../lint-finding.ts";
import type { SpanType } from "../lint-subject.ts";
import type { ResolvedLintOptions } from "../lint-options.ts";
import type { SpanRule } from "../span-rule.ts";

const forbidden = (key: string, message: string, fix = leaveOut(key)): SpanFault => ({
  rule: "forbidden-attribute",
  level: "error",
  message,
  fix,
  key,
});

/** Values that say nothing: what is absent means the same. */
const VACUOUS: readonly (readonly [key: string, value: unknown])[] = [
  [ATTR_GEN_AI_REQUEST_STREAM, false],
  [ATTR_GEN_AI_CONVERSATION_COMPACTED, false],
  [ATTR_GEN_AI_REQUEST_CHOICE_COUNT, 1],
];

/** Keys that belong elsewhere. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  [ATTR_GEN_AI_TOKEN_MODALITY, "metrics"],
  [ATTR_GEN_AI_MAIN_AGENT_ID, "the resource"],
  [ATTR_GEN_AI_MAIN_AGENT_NAME, "the resource"],
  [ATTR_GEN_AI_MAIN_AGENT_DESCRIPTION, "the resource"],
]);

/** Up to 1.41, an agent in this process had the same attributes as a hosted one. */
const forbiddenKeys = ({ name, definition }: SpanType, { dialects }: ResolvedLintOptions): readonly string[] =>
  name === "gen_ai.invoke_agent.internal" && dialects.has(DIALECT_SEMCONV_1_41) ? [] : definition.forbidden;

export const forbiddenAttributes: SpanRule = function* ({ attributes }, { type, options }) {
  for (const [key, value] of VACUOUS) {
    if (attributes.get(key) === value) yield forbidden(key, `\`${key}\` is never ${printValue(value)}`);
  }
  for (const [key, place] of ELSEWHERE) {
    if (attributes.has(key)) yield forbidden(key, `\`${key}\` is for ${place}`, `put it on ${place}`);
  }
  if (type === undefined) return;
  for (const key of forbiddenKeys(type, options)) {
    if (attributes.has(key)) yield forbidden(key, `${type.name} does not have \`${key}\``);
  }
  const isOtherCall = type.name.startsWith("mcp.") && attributes.get(ATTR_MCP_METHOD_NAME) !== MCP_METHOD_TOOLS_CALL;
  if (isOtherCall && attributes.get(ATTR_GEN_AI_OPERATION_NAME) === GEN_AI_OPERATION_EXECUTE_TOOL) {
    yield forbidden(ATTR_GEN_AI_OPERATION_NAME, "only a tool's call executes a tool");
  }
};
