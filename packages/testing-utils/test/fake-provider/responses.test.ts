import OpenAI, { APIError, APIUserAbortError, AuthenticationError, BadRequestError } from "openai";
import { describe, expect, test } from "vitest";

import { FakeProvider, reply, type FakeProviderOptions } from "../../src/index.ts";
import { collect, failureOf } from "./outcome-of.ts";
import { post } from "./post.ts";

const question = { model: "gpt-5.4", input: "Where is order 7?" };

const start = async (options: FakeProviderOptions = {}): Promise<{ provider: FakeProvider; openai: OpenAI }> => {
  const provider = await FakeProvider.start(options);
  return { provider, openai: new OpenAI({ baseURL: provider.url, apiKey: "test-key", maxRetries: 0 }) };
};

const usage = { inputTokens: 128, outputTokens: 60, cachedTokens: 100, cacheWriteTokens: 8, reasoningTokens: 20 };
const everything = reply.toolCalls(
  [
    { name: "lookup_order", arguments: { id: 7, verbose: true } },
    { name: "notify", arguments: "{broken", id: "call_x" },
  ],
  { content: "Let me look.", reasoning: "An order. I look it up.", usage },
);

const output = [
  { type: "reasoning", id: "rs_000001_0", summary: [{ type: "summary_text", text: "An order. I look it up." }] },
  { type: "message", id: "msg_000001_1", role: "assistant", status: "completed", content: [{ text: "Let me look." }] },
  { type: "function_call", name: "lookup_order", call_id: "call_000001_0", arguments: '{"id":7,"verbose":true}' },
  { type: "function_call", name: "notify", call_id: "call_x", arguments: "{broken" },
];

describe("whole responses", () => {
  test("reasoning, text, calls and usage, with ids and time that are the same in every run", async () => {
    const { provider, openai } = await start({ script: everything });
    await using _ = provider;
    const { data, response } = await openai.responses.create(question).withResponse();
    expect(data).toMatchObject({
      id: "resp_000001",
      object: "response",
      created_at: 1_767_225_600,
      completed_at: 1_767_225_600,
      status: "completed",
      model: "gpt-5.4",
      error: null,
      incomplete_details: null,
      output_text: "Let me look.",
      output,
      usage: {
        input_tokens: 128,
        input_tokens_details: { cached_tokens: 100, cache_write_tokens: 8 },
        output_tokens: 60,
        output_tokens_details: { reasoning_tokens: 20 },
        total_tokens: 188,
      },
    });
    expect(response.headers.get("x-request-id")).toBe("req_000001");
    expect(await provider.idle()).toMatchObject([
      { endpoint: "openai.responses", model: "gpt-5.4", path: "/v1/responses", status: 200, chunksWritten: 0 },
    ]);
  });

  test("says again what the request asked for", async () => {
    const { provider, openai } = await start();
    await using _ = provider;
    const asked = {
      instructions: "Be kind.",
      max_output_tokens: 50,
      metadata: { ticket: "7" },
      parallel_tool_calls: false,
      previous_response_id: "resp_0",
      reasoning: { effort: "low" as const },
      store: false,
      temperature: 0.5,
      text: { verbosity: "low" as const },
      tool_choice: "required" as const,
      tools: [{ type: "function" as const, name: "f", parameters: null, strict: false }],
      top_p: 0.9,
      truncation: "auto" as const,
    };
    const response = await openai.responses.create({ ...question, ...asked });
    expect(response).toMatchObject({ ...asked, text: { format: { type: "text" }, verbosity: "low" } });
  });

  test("cut off: incomplete, with the reason, and so is its last item", async () => {
    const script = [
      reply.text("half", { finishReason: "length" }),
      reply.text("half", { finishReason: "content_filter" }),
    ];
    const { provider, openai } = await start({ script });
    await using _ = provider;
    expect(await openai.responses.create(question)).toMatchObject({
      status: "incomplete",
      completed_at: null,
      incomplete_details: { reason: "max_output_tokens" },
      output: [{ type: "message", status: "incomplete" }],
    });
    expect(await openai.responses.create(question)).toMatchObject({ incomplete_details: { reason: "content_filter" } });
  });

  test("a refusal, and a failure that the response itself tells", async () => {
    const error = reply.status(429, { message: "too much" });
    const { provider, openai } = await start({
      script: [reply.refusal("No."), reply.failed({ error }), reply.failed()],
    });
    await using _ = provider;
    expect(await openai.responses.create(question)).toMatchObject({
      status: "completed",
      output_text: "",
      output: [{ type: "message", content: [{ type: "refusal", refusal: "No." }] }],
    });
    expect(await openai.responses.create(question)).toMatchObject({
      status: "failed",
      error: { code: "rate_limit_exceeded", message: "too much" },
      output: [],
      usage: null,
    });
    expect(await openai.responses.create(question)).toMatchObject({
      status: "failed",
      error: { code: "server_error" },
    });
    expect((await provider.idle()).map((call) => call.status)).toEqual([200, 200, 200]);
  });

  test("parse() of structured output", async () => {
    const { provider, openai } = await start({ script: reply.text('{"id":7}') });
    await using _ = provider;
    const format = { type: "json_schema" as const, name: "order", strict: true, schema: { type: "object" } };
    const parsed = await openai.responses.parse({ ...question, text: { format } });
    expect(parsed.output_parsed).toEqual({ id: 7 });
  });
});

describe("streamed responses", () => {
  test("every event in its order, numbered from 0", async () => {
    const { provider, openai } = await start({ script: reply.text("one two", { reasoning: "hm" }) });
    await using _ = provider;
    const events = await collect(await openai.responses.create({ ...question, stream: true }));
    expect(events.map((event) => event.type)).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.reasoning_summary_part.added",
      "response.reasoning_summary_text.delta",
      "response.reasoning_summary_text.done",
      "response.reasoning_summary_part.done",
      "response.output_item.done",
      "response.output_item.added",
      "response.content_part.added",
      "response.output_text.delta",
      "response.output_text.delta",
      "response.output_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.completed",
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual([...events.keys()]);
    expect(events.at(0)).toMatchObject({ response: { id: "resp_000001", status: "in_progress", usage: null } });
    expect(events.at(-1)).toMatchObject({ response: { id: "resp_000001", status: "completed" } });
    expect((await provider.idle())[0]).toMatchObject({ chunksWritten: 16, outcome: "answered" });
  });

  test("the client's stream() puts together what the whole answer says", async () => {
    const { provider, openai } = await start({ script: everything });
    await using _ = provider;
    const stream = openai.responses.stream(question);
    const deltas: string[] = [];
    stream.on("response.output_text.delta", ({ delta }) => deltas.push(delta));
    const final = await stream.finalResponse();
    expect(deltas).toEqual(["Let", " me", " look."]);
    expect(final).toMatchObject({ output, usage: { input_tokens: 128, output_tokens: 60 } });
  });

  test("a length and a refusal end a stream as they end a whole answer", async () => {
    const script = [reply.text("half", { finishReason: "length" }), reply.refusal("No, never.")];
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const cutOff = await collect(await openai.responses.create({ ...question, stream: true }));
    expect(cutOff.at(-1)).toMatchObject({
      type: "response.incomplete",
      response: { incomplete_details: { reason: "max_output_tokens" } },
    });
    expect(cutOff.at(-2)).toMatchObject({ type: "response.output_item.done", item: { status: "incomplete" } });
    const refused = await collect(await openai.responses.create({ ...question, stream: true }));
    expect(refused.filter((event) => event.type === "response.refusal.delta").map((event) => event.delta)).toEqual([
      "No,",
      " never.",
    ]);
    expect(refused.at(-1)?.type).toBe("response.completed");
  });

  test("an error event is thrown; the response that failed comes after it", async () => {
    const error = reply.status(503, { message: "overloaded", code: "overloaded" });
    const script = reply.streamError({ afterChunks: 3, error });
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const thrown = await failureOf(collect(await openai.responses.create({ ...question, stream: true })));
    expect(thrown).toBeInstanceOf(APIError);
    expect(thrown).toMatchObject({ code: "overloaded", status: undefined });
    expect(String(thrown)).toContain("overloaded");
    const text = await (await post(provider, "responses", { stream: true })).text();
    expect(text).toMatch(
      /event: error\ndata: .*"sequence_number":3\}\n\nevent: response\.failed\ndata: .*"sequence_number":4\}\n\n$/u,
    );
  });

  test("a response that failed without an error event is thrown by nobody", async () => {
    const { provider, openai } = await start({ script: reply.failed() });
    await using _ = provider;
    const events = await collect(await openai.responses.create({ ...question, stream: true }));
    expect(events.map((event) => event.type)).toEqual(["response.created", "response.in_progress", "response.failed"]);
    expect(events.at(-1)).toMatchObject({ sequence_number: 2, response: { error: { code: "server_error" } } });
  });

  test("usage that is never sent", async () => {
    const { provider, openai } = await start({ script: reply.text("a", { usage: null }) });
    await using _ = provider;
    const events = await collect(await openai.responses.create({ ...question, stream: true }));
    expect(events.at(-1)).toMatchObject({ type: "response.completed", response: { usage: null } });
    expect(await openai.responses.create(question)).toMatchObject({ usage: null });
  });
});

describe("requests", () => {
  test.each([
    ["{", BadRequestError, "We could not parse the JSON body of your request."],
    ["{}", BadRequestError, "Missing required parameter: 'model'."],
    ['{"model":"m"}', BadRequestError, "must be provided"],
  ])("%s is refused", async (body, type, message) => {
    const { provider, openai } = await start();
    await using _ = provider;
    const error = await failureOf(openai.post("/responses", { body, headers: { "content-type": "application/json" } }));
    expect(error).toBeInstanceOf(type);
    expect(String(error)).toContain(message);
  });

  test("without a key, and with the wrong one", async () => {
    const { provider, openai } = await start({ apiKey: "right-key", script: [reply.text("only one")] });
    await using _ = provider;
    const anonymous = openai.responses.create(question, { headers: { authorization: null } });
    expect(String(await failureOf(anonymous))).toContain("You didn't provide an API key");
    const wrong = await failureOf(openai.responses.create(question));
    expect(wrong).toBeInstanceOf(AuthenticationError);
    expect(wrong).toMatchObject({ code: "invalid_api_key" });
    const right = new OpenAI({ baseURL: provider.url, apiKey: "right-key" });
    expect((await right.responses.create(question)).output_text).toBe("only one");
  });

  test("an abort in the middle of a stream reaches the provider", async () => {
    const { provider, openai } = await start({ script: reply.hang({ afterChunks: 2 }) });
    await using _ = provider;
    const leaving = new AbortController();
    const stream = openai.responses.stream(question, { signal: leaving.signal });
    stream.on("response.in_progress", () => leaving.abort());
    expect(await failureOf(stream.finalResponse())).toBeInstanceOf(APIUserAbortError);
    expect(await provider.idle()).toMatchObject([{ abortedByClient: true, chunksWritten: 2 }]);
  });
});
