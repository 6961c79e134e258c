import { CONTENT_KEYS } from "@sideband/semconv";
import { expect, test } from "vitest";

import { contentKind, eventContentKind } from "../../src/keys/content-kind.ts";

test.for([
  ["gen_ai.input.messages", "prompt"],
  ["gen_ai.system_instructions", "prompt"],
  ["gen_ai.tool.definitions", "prompt"],
  ["gen_ai.prompt.variable.city", "prompt"],
  ["gen_ai.output.messages", "completion"],
  ["gen_ai.evaluation.explanation", "completion"],
  ["sideband.reasoning.thought", "completion"],
  ["gen_ai.tool.call.arguments", "both"],
  ["gen_ai.tool.call.result", "both"],
  ["input.value", "prompt"],
  ["output.value", "completion"],
  ["llm.input_messages.0.message.content", "prompt"],
  ["llm.input_messages.0.message.contents.1.message_content.text", "prompt"],
  ["llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments", "completion"],
  ["llm.prompt_template.variables", "prompt"],
  ["retrieval.documents.0.document.content", "prompt"],
  ["embedding.embeddings.0.embedding.text", "prompt"],
  ["tool.parameters", "both"],
  ["gen_ai.prompt.0.content", "prompt"],
  ["gen_ai.completion.0.content", "completion"],
  ["gen_ai.completion.0.tool_calls.0.arguments", "completion"],
  ["traceloop.entity.input", "prompt"],
  ["traceloop.entity.output", "completion"],
  ["llm.prompts.0.content", "prompt"],
  ["ai.prompt", "prompt"],
  ["ai.prompt.messages", "prompt"],
  ["ai.response.text", "completion"],
  ["ai.response.toolCalls", "completion"],
  ["ai.response.object", "completion"],
  ["ai.toolCall.args", "both"],
  ["ai.toolCall.result", "both"],
  ["ai.values", "prompt"],
  ["ai.value", "prompt"],
  ["langfuse.observation.input", "prompt"],
  ["langfuse.trace.output", "completion"],
  ["mlflow.spanInputs", "prompt"],
  ["mlflow.spanOutputs", "completion"],
  ["all_messages_events", "both"],
  ["final_result", "completion"],
  ["tool_arguments", "both"],
  ["gen_ai.request.messages", "prompt"],
  ["gen_ai.response.text", "completion"],
  ["braintrust.input_json", "prompt"],
  ["braintrust.output", "completion"],
  ["gcp.vertex.agent.llm_request", "prompt"],
  ["content", "both"],
  ["genkit:input", "prompt"],
  ["genkit:output", "completion"],
  ["mastra.agent_run.input", "prompt"],
  ["mastra.model_step.output", "completion"],
  ["mastra.tool_call.input", "both"],
  ["langwatch.output", "completion"],
  ["lmnr.span.input", "prompt"],
  ["lk.chat_ctx", "both"],
  ["lk.response.text", "completion"],
  ["lk.function_tool.arguments", "both"],
  ["$ai_output_choices", "completion"],
  ["gen_ai.guardrail.input", "prompt"],
  ["mcp.response.value", "both"],
] as const)("%s is content: %s", ([key, kind]) => {
  expect(contentKind(key)).toBe(kind);
});

test.for([
  "gen_ai.prompt.0.role",
  "gen_ai.prompt.name",
  "gen_ai.completion.0.finish_reason",
  "llm.input_messages.0.message.role",
  "llm.output_messages.0.message.tool_calls.0.tool_call.function.name",
  "retrieval.documents.0.document.id",
  "retrieval.documents.0.document.score",
  "ai.prompt.toolChoice",
  "ai.response.finishReason",
  "ai.response.id",
  "input.mime_type",
  "input.tokens",
  "output.length",
  "messages.count",
  "gen_ai.request.model",
  "gen_ai.usage.input_tokens",
  "gen_ai.tool.name",
  "langfuse.observation.type",
  "mlflow.spanType",
  "contents",
  "genkit:name",
  "mastra.span.type",
  "lk.function_tool.name",
  "lk.response.ttft",
  "$ai_input_tokens",
  "constructor",
  "",
  ".",
])("%s is not", (key) => {
  expect(contentKind(key)).toBeUndefined();
});

test("every content key of the conventions is one", () => {
  for (const key of CONTENT_KEYS) expect(contentKind(key)).toBeDefined();
});

test("events say what is in their bodies", () => {
  expect(eventContentKind("gen_ai.user.message")).toBe("prompt");
  expect(eventContentKind("gen_ai.choice")).toBe("completion");
  expect(eventContentKind("gen_ai.assistant.message")).toBe("both");
  expect(eventContentKind("exception")).toBeUndefined();
});
