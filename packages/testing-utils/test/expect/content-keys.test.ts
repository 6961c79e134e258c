import { CONTENT_KEYS } from "@sideband/semconv";
import { describe, expect, test } from "vitest";

import { expectSpans } from "../../src/index.ts";
import { makeRecord } from "../support/make-record.ts";
import { messageOf } from "../support/message-of.ts";

const VENDOR_KEYS = [
  "input.value",
  "output.value",
  "input.images.0.image.url",
  "llm.input_messages.0.message.content",
  "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments",
  "llm.prompts.0.content",
  "llm.prompts",
  "llm.completions.0.content",
  "llm.choices.0.completion.text",
  "llm.tools.0.tool.json_schema",
  "llm.function_call",
  "llm.request.functions.0.parameters",
  "llm.prompt_template",
  "llm.prompt_template.template",
  "llm.prompt_template.variables",
  "tool.parameters",
  "tool.description",
  "tool.json_schema",
  "retrieval.documents.0.document.content",
  "embedding.embeddings.0.embedding.text",
  "embedding.text",
  "embedding.vector",
  "document.content",
  "reranker.query",
  "reranker.input_documents.0.document.content",
  "reranker.output_documents.0.document.content",
  "gen_ai.prompt.0.content",
  "gen_ai.completion.12.content",
  "traceloop.entity.input",
  "traceloop.entity.output",
  "traceloop.prompt.template",
  "traceloop.prompt.template_variables",
  "ai.prompt",
  "ai.prompt.messages",
  "ai.prompt.tools",
  "ai.response.text",
  "ai.response.object",
  "ai.response.toolCalls",
  "ai.response.reasoning",
  "ai.response.files",
  "ai.response.body",
  "ai.result.text",
  "ai.toolCall.args",
  "ai.toolCall.result",
  "ai.value",
  "ai.values",
  "ai.embedding",
  "ai.embeddings",
  "ai.documents",
  "ai.schema",
  "ai.schema.description",
  "langfuse.observation.input",
  "langfuse.trace.output",
  "mlflow.spanInputs",
  "mlflow.spanOutputs",
  "braintrust.input",
  "braintrust.output_json",
  "genkit:input",
  "genkit:output",
  "gen_ai.request.messages",
  "gen_ai.response.text",
  "gen_ai.response.tool_calls",
  "gen_ai.tool.input",
  "gen_ai.tool.output",
  "gen_ai.embeddings.input",
  "gen_ai.event.content",
];

const OTHER_KEYS = [
  "gen_ai.request.model",
  "gen_ai.response.id",
  "gen_ai.response.finish_reasons",
  "gen_ai.tool.name",
  "gen_ai.tool.call.id",
  "gen_ai.usage.input_tokens",
  "llm.model_name",
  "llm.token_count.prompt",
  "llm.prompt_template.version",
  "input.mime_type",
  "embedding.model_name",
  "reranker.model_name",
  "reranker.top_k",
  "tool.name",
  "traceloop.entity.name",
  "traceloop.workflow.name",
  "ai.model.id",
  "ai.prompt.toolChoice",
  "ai.response.finishReason",
  "ai.response.model",
  "ai.toolCall.name",
  "ai.usage.promptTokens",
  "langfuse.observation.type",
  "gen_ai.prompt.name",
  "myinput.value",
  "input.values",
  "content",
  "message",
];

const events = (name: string, key: string) => [{ name, timeUnixNano: 0n, attributes: { [key]: "said" } }];

describe("toHaveNoContent", () => {
  test.each([...CONTENT_KEYS, ...VENDOR_KEYS])("%s is content, wherever it stands", (key) => {
    const link = { traceId: "b".repeat(32), spanId: "b".repeat(16), attributes: { [key]: "said" } };
    const messages = [{ attributes: { [key]: "said" } }, { events: events("any", key) }, { links: [link] }].map(
      (holder) => messageOf(() => expectSpans([makeRecord(1), makeRecord(2, holder)]).toHaveNoContent()),
    );
    for (const message of messages) {
      expect(message).toContain("Expected no content on spans, got some on 1 of 2");
      expect(message).toContain(`◀ ${key}`);
      expect(message).not.toContain("said");
    }
    expect(messages[1]).toContain(`◀ ${key} of event any\n`);
  });

  test.each(OTHER_KEYS)("%s is none", (key) => {
    expectSpans([makeRecord(1, { attributes: { [key]: "x" }, events: events("any", key) })]).toHaveNoContent();
  });

  test("an event that is a message holds content under plain keys", () => {
    for (const name of ["system.message", "user.message", "assistant.message", "tool.message", "choice"]) {
      for (const key of ["content", "message", "tool_calls"]) {
        const span = makeRecord(1, { events: events(`gen_ai.${name}`, key) });
        expect(messageOf(() => expectSpans([span]).toHaveNoContent())).toContain(`${key} of event gen_ai.${name}`);
      }
    }
    expectSpans([makeRecord(1, { events: events("gen_ai.user.message", "role") })]).toHaveNoContent();
    expectSpans([makeRecord(1, { events: events("my.gen_ai.choice", "message") })]).toHaveNoContent();
  });
});
