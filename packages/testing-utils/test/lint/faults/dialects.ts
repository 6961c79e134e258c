import { chat, failedChat, having, mcpToolCall, skill, span, workflow } from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

/** What older dialects call things. */
export const DIALECTS: readonly Row[] = [
  [
    "names of semconv-1.41",
    having(workflow, { "gen_ai.workflow.name": "crew", "gen_ai.agent.id": "x" }, { name: "invoke_workflow crew" }),
    [],
    { dialects: ["semconv-1.41"] },
  ],
  [
    "a provider of semconv-1.41",
    having(failedChat, {
      "gen_ai.system": "xai",
      "gen_ai.request.top_k": 1.5,
      "gen_ai.usage.cache_creation.input_tokens": 1,
    }),
    [],
    { dialects: ["semconv-1.41"] },
  ],
  [
    "parts under their older names",
    having(failedChat, { "gen_ai.usage.input_tokens": 1, "gen_ai.usage.cache_creation.input_tokens": 2 }),
    [["token-subset", "gen_ai.usage.cache_write.input_tokens"]],
    { dialects: ["semconv-1.41"] },
  ],
  [
    "what was retired before 1.41",
    having(failedChat, { "gen_ai.usage.prompt_tokens": 1 }),
    [["deprecated-attribute", "gen_ai.usage.prompt_tokens"]],
    { dialects: ["semconv-1.41"] },
  ],
  [
    "a call of refinement-1.0",
    span(
      "gen_ai.chat",
      {
        "gen_ai.system": "google",
        "gen_ai.request.model": "gemini",
        "gen_ai.response.finish_reason": "tool_use",
        "gen_ai.response.streaming": false,
        "gen_ai.usage.total_tokens": 3,
        "gen_ai.response.time_to_first_token_ms": 4,
        "gen_ai.usage.cost_usd": 0.1,
      },
      { kind: "client" },
    ),
    [],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "a tool of refinement-1.0",
    span("agent.tool_call", { "agent.tool.name": "x", "agent.name": "y" }),
    [],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "a tool's name of refinement-1.0 in the official one",
    span("execute_tool x", { "gen_ai.operation.name": "execute_tool", "agent.tool.name": "x" }),
    [],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "a call of refinement-1.0 without its model",
    span("gen_ai.chat", { "gen_ai.system": "openai" }, { kind: "client" }),
    [["conditional-attribute", "gen_ai.request.model", undefined, "warning"]],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "a call of refinement-1.0 without its provider",
    span("gen_ai.chat", { "gen_ai.request.model": "x" }, { kind: "client" }),
    [["required-attribute", "gen_ai.provider.name"]],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "an RPC status of semconv-1.41",
    having(mcpToolCall, { "rpc.response.status_code": "0" }),
    [],
    { dialects: ["semconv-1.41"] },
  ],
  [
    "a skill under one of two names of its tool",
    having(skill, { "agent.tool.name": "other" }),
    [],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "a name of refinement-1.0 on an official span",
    having(chat, {}, { name: "gen_ai.chat" }),
    [],
    { dialects: ["refinement-1.0"] },
  ],
  [
    "a name of refinement-1.0 for something else",
    having(chat, {}, { name: "agent.run" }),
    [["span-name"]],
    { dialects: ["refinement-1.0"] },
  ],
];
