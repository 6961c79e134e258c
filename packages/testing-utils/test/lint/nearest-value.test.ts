import { FINISH_REASONS, GEN_AI_OPERATIONS, OPENAI_API_TYPES, OUTPUT_TYPES, PROVIDERS } from "@sideband/semconv";
import { describe, expect, it } from "vitest";

import { nearestValue } from "../../src/lint/nearest-value.ts";

// What is said elsewhere, by the one who says it. An empty list stands for nothing near.
const OPERATIONS = {
  chat: ["Chat", "chats", "chat_completion", "chat.completions", "chatCompletion"],
  text_completion: ["completion", "completions", "text-completion", "textCompletion"],
  embeddings: ["embed", "embedding", "Embeddings"],
  retrieval: ["retrieve"],
  execute_tool: ["tool_call", "call_tool", "executeTool", "execute-tool"],
  invoke_agent: ["run_agent", "agent.run", "invokeAgent"],
  invoke_workflow: ["workflow"],
  plan: ["planning"],
};

const REASONS = {
  stop: ["STOP", "end_turn", "stop_sequence", "COMPLETE", "completed"],
  length: ["max_tokens", "MAX_TOKENS", "max_output_tokens"],
  tool_call: ["tool_calls", "tool_use", "function_call", "tool-calls"],
  content_filter: [
    "content-filter",
    "content_filtered",
    "refusal",
    "SAFETY",
    "RECITATION",
    "PROHIBITED_CONTENT",
    "BLOCKLIST",
  ],
  error: ["errors"],
};

const PROVIDER_NAMES = {
  openai: ["OpenAI", "open-ai"],
  "azure.ai.openai": ["azure", "azure_openai", "azure.openai", "AzureOpenAI", "azure-ai-openai"],
  "aws.bedrock": ["bedrock", "aws_bedrock", "AWS Bedrock", "amazon-bedrock"],
  mistral_ai: ["mistral", "mistralai", "Mistral AI"],
  moonshot_ai: ["moonshot", "moonshotai"],
  "ibm.watsonx.ai": ["watsonx", "watsonx.ai"],
  "gcp.vertex_ai": ["vertex", "google_vertex"],
  "gcp.gemini": ["google_gemini"],
  "gcp.gen_ai": ["google_genai"],
  anthropic: ["Anthropic", "antropic"],
  deepseek: ["deep_seek", "DeepSeek"],
};

const TABLES: readonly (readonly [string, readonly string[], Readonly<Record<string, readonly string[]>>])[] = [
  ["gen_ai.operation.name", GEN_AI_OPERATIONS, OPERATIONS],
  ["gen_ai.response.finish_reasons", FINISH_REASONS, REASONS],
  ["gen_ai.provider.name", PROVIDERS, PROVIDER_NAMES],
  [
    "gen_ai.output.type",
    OUTPUT_TYPES,
    { json: ["json_schema", "json_object", "application/json", "JSON"], text: ["text/plain"], speech: ["audio"] },
  ],
  ["openai.api.type", OPENAI_API_TYPES, { chat_completions: ["chat", "chat.completions"], responses: ["response"] }],
];

describe.each(TABLES)("%s", (key, known, table) => {
  const rows = Object.entries(table).flatMap(([value, others]) => others.map((other) => [other, value] as const));

  it.each(rows)("%s is %s", (other, value) => {
    expect(known).toContain(value);
    expect(nearestValue(key, other, known)).toBe(value);
  });
});

describe("a value of its own", () => {
  it.each([
    [
      "gen_ai.operation.name",
      GEN_AI_OPERATIONS,
      ["rerank", "task", "handoff", "guardrail", "agent_step", "reason", "select_tool", "transcribe"],
    ],
    [
      "gen_ai.response.finish_reasons",
      FINISH_REASONS,
      ["pause_turn", "cancelled", "eos", "OTHER", "LANGUAGE", "model_context_window_exceeded"],
    ],
    [
      "gen_ai.provider.name",
      PROVIDERS,
      ["ollama", "fireworks", "together", "openrouter", "vllm", "grok", "voyage", "acme", "constructor", "__proto__"],
    ],
    ["gen_ai.output.type", OUTPUT_TYPES, ["video", "3d", "tests"]],
  ] as const)("of %s is left as it is", (key, known, values) => {
    for (const value of values) expect([value, nearestValue(key, value, known)]).toEqual([value, undefined]);
  });

  it("is not compared where it is long", () => {
    expect(nearestValue("gen_ai.provider.name", `openai${"-".repeat(60)}`, PROVIDERS)).toBeUndefined();
    expect(nearestValue("gen_ai.provider.name", `openai${"-".repeat(58)}`, PROVIDERS)).toBe("openai");
  });
});
