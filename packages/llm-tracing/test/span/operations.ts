import type { LlmTracer } from "../../src/index.ts";

const places = { serverAddress: "api.acme.com", serverPort: 8443 };

export type OperationName =
  | "chat"
  | "embeddings"
  | "retrieval"
  | "memorySearch"
  | "tool"
  | "agent"
  | "remote agent"
  | "workflow"
  | "plan"
  | "reasoning"
  | "toolSelection";

/** One of each operation, with all that can be given for it and found by it. */
export const OPERATIONS: Readonly<Record<OperationName, (llm: LlmTracer) => unknown>> = {
  chat: (llm) =>
    llm.chat(
      {
        provider: "openai",
        model: "gpt-4o",
        ...places,
        maxTokens: 100,
        choiceCount: 2,
        messages: [{ role: "user", parts: [{ type: "text", content: "content: question" }] }],
        systemInstructions: [{ type: "text", content: "content: instructions" }],
        tools: [{ type: "function", name: "lookup" }],
        promptName: "greeting",
        promptVariables: { city: "content: Bern" },
      },
      (span) => {
        span.recordChunk();
        span.recordResponse({ id: "r1", model: "gpt-4o-2024", finishReasons: ["stop", "tool_call"] });
        span.recordUsage({ inputTokens: 100, outputTokens: 20, cacheReadInputTokens: 60, cacheWriteInputTokens: 5 });
        span.recordOutput([
          { role: "assistant", parts: [{ type: "text", content: "content: answer" }] },
          { role: "assistant", parts: [{ type: "tool_call", name: "lookup", arguments: { q: "content: call" } }] },
        ]);
      },
    ),
  embeddings: (llm) =>
    llm.embeddings(
      { provider: "openai", model: "embed-1", ...places, dimensionCount: 256, encodingFormats: "float" },
      (span) => {
        span.recordResponse({ model: "embed-1-2024" });
        span.recordUsage({ inputTokens: 7 });
      },
    ),
  retrieval: (llm) =>
    llm.retrieval(
      { dataSourceId: "handbook", query: "content: query", topK: 3, provider: "acme", model: "embed-1", ...places },
      (span) => span.record({ documents: [{ id: "d1", score: 0.5, text: "content: document" }] }),
    ),
  memorySearch: (llm) =>
    llm.memorySearch({ query: "content: query", storeId: "customers", provider: "acme", ...places }, (span) =>
      span.record({
        records: [
          { id: "m1", score: 0.5, content: "content: memory" },
          { score: 0.25, content: "" },
        ],
      }),
    ),
  tool: (llm) =>
    llm.tool(
      {
        name: "lookup",
        type: "function",
        callId: "call_1",
        agentName: "support",
        conversationId: "conv_1",
        description: "content: description",
        arguments: { q: "content: arguments" },
      },
      () => ({ found: "content: result" }),
    ),
  agent: (llm) =>
    llm.agent(
      {
        name: "support",
        description: "Helps",
        conversationId: "conv_1",
        model: "gpt-4o",
        outputType: "text",
        dataSourceId: "handbook",
        step: 2,
      },
      () => {},
    ),
  "remote agent": (llm) =>
    llm.agent(
      { name: "clerk", remote: true, provider: "aws.bedrock", id: "agent-7", version: "3", ...places },
      () => {},
    ),
  workflow: (llm) =>
    llm.workflow(
      {
        name: "triage",
        conversationId: "conv_1",
        messages: [{ role: "user", parts: [{ type: "text", content: "content: ticket" }] }],
      },
      () => {},
    ),
  plan: (llm) => llm.plan({ agentName: "support" }, () => {}),
  reasoning: (llm) =>
    llm.reasoning({ agentName: "support", type: "rules" }, (span) =>
      span.record({ thought: "content: thought", optionsCount: 3, selectedAction: "refund", confidence: 0.8 }),
    ),
  toolSelection: (llm) =>
    llm.toolSelection({ agentName: "support", available: ["lookup", "refund"] }, (span) =>
      span.record({ tool: "refund", reason: "content: reason" }),
    ),
};
