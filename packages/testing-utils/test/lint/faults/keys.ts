import type { LintOptions } from "../../../src/index.ts";
import {
  agent,
  chat,
  failedChat,
  having,
  mcpToolCall,
  memory,
  remoteAgent,
  span,
  workflow,
} from "../support/sound-spans.ts";
import type { Row } from "./row.ts";

const CONTENT: LintOptions = { allowContent: true };

/** Keys that are not, or not any more. */
export const KEYS: readonly Row[] = [
  [
    "a key misspelt",
    having(chat, { "gen_ai.request.modle": "x" }),
    [["unknown-attribute", "gen_ai.request.modle", "did you mean `gen_ai.request.model`?"]],
  ],
  [
    "a key in camel case",
    having(chat, { "gen_ai.request.maxTokens": 1 }),
    [["unknown-attribute", "gen_ai.request.maxTokens", "did you mean `gen_ai.request.max_tokens`?"]],
  ],
  [
    "a key of nobody",
    having(chat, { "gen_ai.guardrail.verdict": "x" }),
    [["unknown-attribute", "gen_ai.guardrail.verdict", /name of your own/]],
  ],
  [
    "a key of MCP that is none",
    having(mcpToolCall, { "mcp.sesion.id": "x" }),
    [["unknown-attribute", "mcp.sesion.id", /`mcp.session.id`/]],
  ],
  [
    "a key of OpenAI that is none",
    having(chat, { "openai.api.typ": "x" }),
    [["unknown-attribute", "openai.api.typ", /`openai.api.type`/]],
  ],
  [
    "a key of Bedrock that is none",
    having(remoteAgent, { "aws.bedrock.agent.alias": "x" }),
    [["unknown-attribute", "aws.bedrock.agent.alias"]],
  ],
  [
    "a key of ours that is none",
    having(chat, { "sideband.agent.stepp": 1 }),
    [["unknown-attribute", "sideband.agent.stepp", /`sideband.agent.step`/]],
  ],
  [
    "what is only a proposal",
    having(chat, { "gen_ai.usage.cost.amount": 1 }),
    [["unknown-attribute", "gen_ai.usage.cost.amount"]],
  ],
  [
    "the provider's first name",
    having(failedChat, { "gen_ai.provider.name": undefined, "gen_ai.system": "az.ai.openai" }),
    [
      ["deprecated-attribute", "gen_ai.system", 'write `gen_ai.provider.name`: "azure.ai.openai"', "error"],
      ["required-attribute", "gen_ai.provider.name"],
    ],
  ],
  [
    "the provider's first name beside the other",
    having(chat, { "gen_ai.system": "openai" }),
    [["deprecated-attribute", "gen_ai.system", /leave `gen_ai.system` out/, "warning"]],
  ],
  [
    "prompt tokens",
    having(chat, { "gen_ai.usage.input_tokens": undefined, "gen_ai.usage.prompt_tokens": 100 }),
    [["deprecated-attribute", "gen_ai.usage.prompt_tokens", "write `gen_ai.usage.input_tokens`", "error"]],
  ],
  [
    "a seed under OpenAI",
    having(failedChat, { "gen_ai.openai.request.seed": 1 }),
    [["deprecated-attribute", "gen_ai.openai.request.seed", "write `gen_ai.request.seed`"]],
  ],
  [
    "a workflow's own name",
    having(workflow, { "gen_ai.workflow.name": "crew" }),
    [["deprecated-attribute", "gen_ai.workflow.name", "write `gen_ai.agent.name`"]],
  ],
  [
    "a token type on a span",
    having(chat, { "gen_ai.token.type": "input" }),
    [["deprecated-attribute", "gen_ai.token.type", /direction moved/]],
  ],
  [
    "an RPC status of before",
    having(mcpToolCall, { "rpc.response.status_code": "0" }),
    [["deprecated-attribute", "rpc.response.status_code", "write `rpc.status_code`", "warning"]],
  ],
  [
    "a provider that an agent does not have",
    having(agent, { "gen_ai.system": "openai" }),
    [["deprecated-attribute", "gen_ai.system", "leave `gen_ai.system` out: this type of span does not have it"]],
  ],
  [
    "a text prompt",
    having(failedChat, { "gen_ai.prompt": "hi" }),
    [
      ["deprecated-attribute", "gen_ai.prompt", /input.messages/],
      ["content", "gen_ai.prompt"],
    ],
  ],
  [
    "a sum of tokens",
    having(chat, { "gen_ai.usage.total_tokens": 120 }),
    [["forbidden-attribute", "gen_ai.usage.total_tokens", "leave `gen_ai.usage.total_tokens` out"]],
  ],
  [
    "a duration",
    having(chat, { "gen_ai.response.total_duration_ms": 1200 }),
    [["forbidden-attribute", "gen_ai.response.total_duration_ms"]],
  ],
  [
    "one finish reason of refinement-1.0",
    having(failedChat, { "gen_ai.response.finish_reasons": undefined, "gen_ai.response.finish_reason": "tool_use" }),
    [["other-dialect", "gen_ai.response.finish_reason", /write `gen_ai.response.finish_reasons`: \["tool_call"\]/]],
  ],
  [
    "milliseconds of refinement-1.0",
    having(failedChat, { "gen_ai.response.time_to_first_token_ms": 350 }),
    [["other-dialect", "gen_ai.response.time_to_first_token_ms", /write `gen_ai.response.time_to_first_chunk`: 0.35/]],
  ],
  [
    "streaming of refinement-1.0",
    having(failedChat, { "gen_ai.response.streaming": true }),
    [["other-dialect", "gen_ai.response.streaming", /write `gen_ai.request.stream`: true/]],
  ],
  [
    "a cost of refinement-1.0",
    having(chat, { "gen_ai.usage.cost_usd": 0.1 }),
    [["other-dialect", "gen_ai.usage.cost_usd", /`sideband.usage.cost.amount`/]],
  ],
  [
    "an agent's name of refinement-1.0",
    having(agent, { "agent.name": "support" }),
    [["other-dialect", "agent.name", /`gen_ai.agent.name`/, "warning"]],
  ],
  [
    "an agent's name of OpenInference",
    having(agent, { "agent.name": "support", "openinference.span.kind": "AGENT" }),
    [],
  ],
  [
    "numbered prompts",
    having(failedChat, {
      "gen_ai.prompt.0.role": "user",
      "gen_ai.prompt.0.content": "hi",
      "gen_ai.prompt.1.role": "user",
    }),
    [
      ["indexed-key", "gen_ai.prompt.0.role", /`gen_ai.input.messages`/],
      ["content", "gen_ai.prompt.0.role"],
    ],
  ],
  [
    "numbered completions",
    having(failedChat, { "gen_ai.completion.0.content": "hi" }),
    [
      ["indexed-key", "gen_ai.completion.0.content", /`gen_ai.output.messages`/],
      ["content", "gen_ai.completion.0.content"],
    ],
  ],
  [
    "numbered reasons",
    having(failedChat, { "gen_ai.response.finish_reasons": undefined, "gen_ai.response.finish_reasons.0": "stop" }),
    [["indexed-key", "gen_ai.response.finish_reasons.0", /write `gen_ai.response.finish_reasons`: \["stop"\]/]],
  ],
  [
    "numbered tools of refinement-1.0",
    span("agent.tool_selection", { "agent.tool.available.0": "a", "agent.tool.available.1": "b" }),
    [["indexed-key", "agent.tool.available.0", /`sideband.tool.available`/]],
  ],
  [
    "numbered memories of refinement-1.0",
    having(memory, { "agent.memory.result.0.score": 0.5 }),
    [["indexed-key", "agent.memory.result.0.score", /`sideband.memory.record.scores`/]],
  ],
  [
    "numbers of nobody",
    having(chat, { "gen_ai.candidates.0.x": 0.5 }),
    [["indexed-key", "gen_ai.candidates.0.x", /leave/]],
  ],
  ["a prompt's variable with a number", having(chat, { "gen_ai.prompt.variable.0": "x" }), [], CONTENT],
  [
    "milliseconds in a key",
    having(failedChat, { "gen_ai.response.time_to_first_chunk_ms": 350 }),
    [
      [
        "unit-in-key",
        "gen_ai.response.time_to_first_chunk_ms",
        "write `gen_ai.response.time_to_first_chunk`: 0.35 (seconds)",
      ],
    ],
  ],
  [
    "seconds in a key",
    having(failedChat, { "gen_ai.response.time_to_first_chunk.seconds": 0.35 }),
    [["unit-in-key", "gen_ai.response.time_to_first_chunk.seconds", /: 0.35 /]],
  ],
  [
    "a latency in a key",
    having(failedChat, { "gen_ai.latency_ms": 350 }),
    [["unit-in-key", "gen_ai.latency_ms", /start and end/]],
  ],
  [
    "a key near to several",
    having(chat, { "gen_ai.usage.imput_tokens": 1 }),
    [["unknown-attribute", "gen_ai.usage.imput_tokens", "did you mean `gen_ai.usage.input_tokens`?"]],
  ],
  [
    "milliseconds in a key, as text",
    having(failedChat, { "gen_ai.response.time_to_first_chunk_ms": "350" }),
    [
      [
        "unit-in-key",
        "gen_ai.response.time_to_first_chunk_ms",
        "write `gen_ai.response.time_to_first_chunk` (seconds)",
      ],
    ],
  ],
  [
    "microseconds in a key",
    having(failedChat, { "gen_ai.response.time_to_first_chunk_micros": 350 }),
    [["unit-in-key", "gen_ai.response.time_to_first_chunk_micros", /: 0.00035 /]],
  ],
  [
    "nanoseconds in a key",
    having(failedChat, { "gen_ai.response.time_to_first_chunk.nanos": 350_000_000 }),
    [["unit-in-key", "gen_ai.response.time_to_first_chunk.nanos", /: 0.35 /]],
  ],
  [
    "numbered reasons, one of them none",
    having(failedChat, {
      "gen_ai.response.finish_reasons": undefined,
      "gen_ai.response.finish_reasons.0": "stop",
      "gen_ai.response.finish_reasons.1": 1,
    }),
    [["indexed-key", "gen_ai.response.finish_reasons.0", "write `gen_ai.response.finish_reasons`"]],
  ],
];
