import { lintSpans } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { wrapOpenAI } from "../../src/openai/index.ts";
import { collect, startRecorder, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const usage = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 };
const head = { id: "cmpl-1", object: "text_completion", created: 1, model: "gpt-3.5-turbo-instruct" };
const choice = (index: number, text: string, reason: string | null) => ({ index, text, finish_reason: reason });
const whole = { ...head, choices: [choice(0, "One two", "stop"), choice(1, "Three", "length")], usage };
const chunks = [
  { ...head, choices: [choice(1, "Three", null)] },
  { ...head, choices: [choice(0, "One ", null), choice(1, "", "length")] },
  { ...head, choices: [choice(0, "two", "stop")] },
  { ...head, choices: [], usage },
];

const respond = (body: string, type: string): Response => new Response(body, { headers: { "content-type": type } });

/** Stands in for a server: there is none for this API any more. */
const answer: typeof fetch = async (_, init) => {
  const body = typeof init?.body === "string" ? init.body : "";
  const streamed = (JSON.parse(body) as { stream?: boolean }).stream === true;
  if (!streamed) return respond(JSON.stringify(whole), "application/json");
  return respond(
    chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("") + "data: [DONE]\n\n",
    "text/event-stream",
  );
};

describe.each(LINES)("text completions of $name", (line) => {
  it.each([false, true])("have what request and response tell, streamed: %s", async (stream) => {
    const recorder = startRecorder();
    const plain = new line.OpenAI({ apiKey: "sk-test", baseURL: "https://models.example.com/v1", fetch: answer });
    const openai = wrapOpenAI(plain, { llm: recorder.llm({ captureContent: "span" }) });
    const body = { model: "gpt-3.5-turbo-instruct", prompt: ["Count", "On"], max_tokens: 16, n: 2 };
    if (stream) {
      expect(await collect(await openai.completions.create({ ...body, stream }))).toEqual(chunks);
    } else {
      expect(await openai.completions.create(body)).toEqual(whole);
    }
    const { "gen_ai.response.time_to_first_chunk": _, ...attributes } = recorder.span().attributes;
    expect(recorder.span().name).toBe("text_completion gpt-3.5-turbo-instruct");
    expect(attributes).toMatchObject({
      "gen_ai.operation.name": "text_completion",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-3.5-turbo-instruct",
      "gen_ai.request.max_tokens": 16,
      "gen_ai.request.choice.count": 2,
      "gen_ai.response.id": "cmpl-1",
      "gen_ai.response.model": "gpt-3.5-turbo-instruct",
      "gen_ai.response.finish_reasons": ["stop", "length"],
      "gen_ai.usage.input_tokens": 5,
      "gen_ai.usage.output_tokens": 3,
    });
    expect(JSON.parse(String(attributes["gen_ai.input.messages"]))).toEqual([
      { role: "user", parts: [{ type: "text", content: "Count" }] },
      { role: "user", parts: [{ type: "text", content: "On" }] },
    ]);
    expect(JSON.parse(String(attributes["gen_ai.output.messages"]))).toEqual([
      { role: "assistant", parts: [{ type: "text", content: "One two" }] },
      { role: "assistant", parts: [{ type: "text", content: "Three" }] },
    ]);
    expect(lintSpans(recorder.spans(), { allowContent: true })).toEqual([]);
  });
});
