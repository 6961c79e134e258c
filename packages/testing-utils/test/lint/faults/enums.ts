import { chat, embeddings, failedChat, fetchResponse, having, mcpResource, tool } from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

/** Well-known values, and finish reasons. */
export const ENUMS: readonly Row[] = [
  [
    "an operation of OpenAI",
    having(chat, { "gen_ai.operation.name": "chat.completions" }),
    [["enum-value", "gen_ai.operation.name", 'write `gen_ai.operation.name`: "chat"', "error"]],
  ],
  [
    "an operation misspelt",
    having(tool, { "gen_ai.operation.name": "execute-tool" }),
    [["enum-value", "gen_ai.operation.name", /"execute_tool"/]],
  ],
  [
    "an operation in the singular",
    having(embeddings, { "gen_ai.operation.name": "embedding" }),
    [["enum-value", "gen_ai.operation.name", /"embeddings"/]],
  ],
  [
    "az.ai.openai",
    having(failedChat, { "gen_ai.provider.name": "az.ai.openai" }),
    [["legacy-provider", "gen_ai.provider.name", 'write `gen_ai.provider.name`: "azure.ai.openai"']],
  ],
  [
    "vertex_ai",
    having(failedChat, { "gen_ai.provider.name": "vertex_ai" }),
    [["legacy-provider", "gen_ai.provider.name", /"gcp.vertex_ai"/]],
  ],
  [
    "google",
    having(failedChat, { "gen_ai.provider.name": "google" }),
    [["legacy-provider", "gen_ai.provider.name", /"gcp.gen_ai"/]],
  ],
  [
    "xai",
    having(failedChat, { "gen_ai.provider.name": "xai" }),
    [["legacy-provider", "gen_ai.provider.name", /"x_ai"/]],
  ],
  [
    "OpenAI in capitals",
    having(failedChat, { "gen_ai.provider.name": "OpenAI" }),
    [["enum-value", "gen_ai.provider.name", /"openai"/, "error"]],
  ],
  [
    "Bedrock alone",
    having(failedChat, { "gen_ai.provider.name": "bedrock" }),
    [["enum-value", "gen_ai.provider.name", /"aws.bedrock"/]],
  ],
  ["a provider of its own", having(failedChat, { "gen_ai.provider.name": "fireworks" }), []],
  [
    "tool_calls",
    having(chat, { "gen_ai.response.finish_reasons": ["tool_calls", "stop"] }),
    [["enum-value", "gen_ai.response.finish_reasons", /: \["tool_call","stop"\]$/, "warning"]],
  ],
  [
    "end_turn",
    having(failedChat, { "gen_ai.response.finish_reasons": ["end_turn"] }),
    [["enum-value", "gen_ai.response.finish_reasons", /"stop"/, "warning"]],
  ],
  [
    "MAX_TOKENS",
    having(failedChat, { "gen_ai.response.finish_reasons": ["MAX_TOKENS"] }),
    [["enum-value", "gen_ai.response.finish_reasons", /"length"/, "warning"]],
  ],
  [
    "SAFETY",
    having(failedChat, { "gen_ai.response.finish_reasons": ["SAFETY"] }),
    [["enum-value", "gen_ai.response.finish_reasons", /"content_filter"/, "warning"]],
  ],
  ["a reason of its own", having(failedChat, { "gen_ai.response.finish_reasons": ["pause_turn"] }), []],
  [
    "json_schema",
    having(chat, { "gen_ai.output.type": "json_schema" }),
    [["enum-value", "gen_ai.output.type", /"json"/, "error"]],
  ],
  [
    "a status misspelt",
    having(fetchResponse, { "gen_ai.response.status": "in-progress" }),
    [["enum-value", "gen_ai.response.status", /"in_progress"/]],
  ],
  [
    "a method misspelt",
    having(mcpResource, { "mcp.method.name": "resource/read" }, { name: "resource/read" }),
    [["enum-value", "mcp.method.name", /"resources\/read"/]],
  ],
  [
    "a category of ours misspelt",
    having(failedChat, { "sideband.error.category": "rate-limited" }),
    [["enum-value", "sideband.error.category", /"rate_limited"/]],
  ],
  [
    "an API of OpenAI",
    having(chat, { "openai.api.type": "chat" }),
    [["enum-value", "openai.api.type", /"chat_completions"/]],
  ],
  [
    "fewer reasons than choices",
    having(chat, { "gen_ai.response.finish_reasons": ["stop"] }),
    [["finish-reasons", "gen_ai.response.finish_reasons", /: \["stop","error"\]: one/]],
  ],
  [
    "more reasons than choices",
    having(chat, { "gen_ai.response.finish_reasons": ["stop", "stop", "stop"] }),
    [["finish-reasons", "gen_ai.response.finish_reasons", /in their order/]],
  ],
  [
    "no reasons",
    having(failedChat, { "gen_ai.response.finish_reasons": [] }),
    [["finish-reasons", "gen_ai.response.finish_reasons", /"error"/]],
  ],
];
