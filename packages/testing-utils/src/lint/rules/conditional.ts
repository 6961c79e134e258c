import {
  ATTR_GEN_AI_PROMPT_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_CHOICE_COUNT,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_GEN_AI_TOOL_NAME,
  ATTR_JSONRPC_REQUEST_ID,
  ATTR_MCP_METHOD_NAME,
  ATTR_MCP_RESOURCE_URI,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  MCP_METHOD_NOTIFICATIONS_RESOURCES_UPDATED,
  MCP_METHOD_PROMPTS_GET,
  MCP_METHOD_RESOURCES_READ,
  MCP_METHOD_RESOURCES_SUBSCRIBE,
  MCP_METHOD_RESOURCES_UNSUBSCRIBE,
  MCP_METHOD_TOOLS_CALL,
  MCP_METHODS,
  PROVIDER_AZURE_AI_INFERENCE,
} from "@sideband/semconv";

import { write } from "../fix-text.ts";
import type { LintLevel } from "../lint-finding.ts";
import type { PlainAttributes } from "../lint-subject.ts";
import type { LintContext, SpanRule } from "../span-rule.ts";
import { partOfName } from "./part-of-name.ts";

type IsDue = (attributes: PlainAttributes, has: (key: string) => boolean) => boolean;

interface Condition {
  readonly key: string;
  readonly level: LintLevel;
  /** Completes "is missing". */
  readonly reason: string;
  /** Whether the condition is known to hold. */
  readonly isDue: IsDue;
  readonly value?: (attributes: PlainAttributes) => unknown;
}

const calls =
  (...methods: readonly string[]): IsDue =>
  (attributes) =>
    methods.some((method) => method === attributes.get(ATTR_MCP_METHOD_NAME));

const REQUESTS = MCP_METHODS.filter((method) => !method.startsWith("notifications/"));

const severalReasons = (attributes: PlainAttributes): number | undefined => {
  const reasons = attributes.get(ATTR_GEN_AI_RESPONSE_FINISH_REASONS);
  return Array.isArray(reasons) && reasons.length > 1 ? reasons.length : undefined;
};

const CONDITIONS: readonly Condition[] = [
  {
    key: ATTR_SERVER_PORT,
    level: "error",
    reason: `beside \`${ATTR_SERVER_ADDRESS}\``,
    // Azure AI Inference leaves its default port out.
    isDue: (attributes, has) =>
      has(ATTR_SERVER_ADDRESS) && attributes.get(ATTR_GEN_AI_PROVIDER_NAME) !== PROVIDER_AZURE_AI_INFERENCE,
  },
  {
    key: ATTR_GEN_AI_REQUEST_STREAM,
    level: "error",
    reason: "on a request that was streamed",
    isDue: (_, has) => has(ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK),
    value: () => true,
  },
  {
    key: ATTR_GEN_AI_REQUEST_CHOICE_COUNT,
    level: "error",
    reason: "on a request for several choices",
    isDue: (attributes) => severalReasons(attributes) !== undefined,
    value: severalReasons,
  },
  {
    key: ATTR_GEN_AI_REQUEST_MODEL,
    level: "warning",
    reason: "on a call that most likely named one",
    isDue: () => true,
  },
  {
    key: ATTR_GEN_AI_TOOL_NAME,
    level: "error",
    reason: "on a tool's call",
    isDue: calls(MCP_METHOD_TOOLS_CALL),
  },
  {
    key: ATTR_GEN_AI_PROMPT_NAME,
    level: "error",
    reason: "on a request for a prompt",
    isDue: calls(MCP_METHOD_PROMPTS_GET),
  },
  {
    key: ATTR_MCP_RESOURCE_URI,
    level: "error",
    reason: "on what concerns one resource",
    isDue: calls(
      MCP_METHOD_RESOURCES_READ,
      MCP_METHOD_RESOURCES_SUBSCRIBE,
      MCP_METHOD_RESOURCES_UNSUBSCRIBE,
      MCP_METHOD_NOTIFICATIONS_RESOURCES_UPDATED,
    ),
  },
  { key: ATTR_JSONRPC_REQUEST_ID, level: "error", reason: "on a request", isDue: calls(...REQUESTS) },
];

/** Agents need no model of their own, and a search needs none at all. */
const CALLS_A_MODEL: ReadonlySet<string> = new Set(["gen_ai.client.inference", "gen_ai.client.embeddings"]);

const appliesTo = ({ key }: Condition, { type }: LintContext): boolean => {
  if (type === undefined || type.definition.attributes[key] !== "conditionally required") return false;
  return key !== ATTR_GEN_AI_REQUEST_MODEL || CALLS_A_MODEL.has(type.name);
};

export const conditional: SpanRule = function* (subject, context) {
  const { attributes } = subject;
  const { options, type } = context;
  const has = (key: string): boolean => options.namesFor(key).some((name) => attributes.has(name));
  const provider = attributes.get(ATTR_GEN_AI_PROVIDER_NAME);
  const levels = (typeof provider === "string" && type?.definition.providers?.[provider]) || {};
  for (const condition of CONDITIONS) {
    const { key, level, reason, isDue, value } = condition;
    if (!appliesTo(condition, context) || has(key) || !isDue(attributes, has)) continue;
    if (levels[key] === "required") continue; // reported as such
    const known = value?.(attributes) ?? (type && partOfName(subject, type, key)) ?? modelOf(key, attributes);
    const message = `\`${key}\` is missing ${reason}`;
    yield { rule: "conditional-attribute", level, message, fix: write(key, known), key };
  }
};

/** The model that answered is not always the model that was asked for, but tells which it was. */
const modelOf = (key: string, attributes: PlainAttributes): unknown =>
  key === ATTR_GEN_AI_REQUEST_MODEL ? attributes.get(ATTR_GEN_AI_RESPONSE_MODEL) : undefined;
