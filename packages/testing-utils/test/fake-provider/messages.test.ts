import Anthropic, {
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from "@anthropic-ai/sdk";
import { describe, expect, test } from "vitest";

import { FakeProvider, reply, type FakeProviderOptions } from "../../src/index.ts";
import { collect, failureOf } from "./outcome-of.ts";

const question = {
  model: "claude-opus-5",
  max_tokens: 100,
  messages: [{ role: "user" as const, content: "Where is order 7?" }],
};

const start = async (options: FakeProviderOptions = {}): Promise<{ provider: FakeProvider; anthropic: Anthropic }> => {
  const provider = await FakeProvider.start(options);
  const anthropic = new Anthropic({ baseURL: provider.anthropicUrl, apiKey: "test-key", maxRetries: 0 });
  return { provider, anthropic };
};

const usage = { inputTokens: 128, outputTokens: 60, cachedTokens: 100, cacheWriteTokens: 8, reasoningTokens: 20 };
const everything = reply.toolCalls(
  [
    { name: "lookup_order", arguments: { id: 7, verbose: true } },
    { name: "notify", arguments: { to: "ann" }, id: "toolu_x" },
  ],
  { content: "Let me look.", reasoning: "An order. I look it up.", usage },
);

const content = [
  { type: "thinking", thinking: "An order. I look it up.", signature: "c2lnbmF0dXJlXzAwMDAwMQ==" },
  { type: "text", text: "Let me look." },
  { type: "tool_use", id: "toolu_000001_0", name: "lookup_order", input: { id: 7, verbose: true } },
  { type: "tool_use", id: "toolu_x", name: "notify", input: { to: "ann" } },
];

const anthropicUsage = {
  input_tokens: 20, // what was neither read from nor written to the cache
  cache_read_input_tokens: 100,
  cache_creation_input_tokens: 8,
  output_tokens: 60,
  output_tokens_details: { thinking_tokens: 20 },
};

describe("whole messages", () => {
  test("thinking, text, tools and usage, with ids that are the same in every run", async () => {
    const { provider, anthropic } = await start({ script: everything });
    await using _ = provider;
    const { data, response, request_id } = await anthropic.messages.create(question).withResponse();
    expect(data).toMatchObject({
      id: "msg_000001",
      type: "message",
      role: "assistant",
      model: "claude-opus-5",
      content,
      stop_reason: "tool_use",
      stop_sequence: null,
      stop_details: null,
      usage: { ...anthropicUsage, cache_creation: { ephemeral_5m_input_tokens: 8, ephemeral_1h_input_tokens: 0 } },
    });
    expect([request_id, response.headers.get("request-id")]).toEqual(["req_000001", "req_000001"]);
    const [call] = await provider.idle();
    expect(call).toMatchObject({ endpoint: "anthropic.messages", model: "claude-opus-5", body: question, status: 200 });
    expect(call?.headers["anthropic-version"]).toMatch(/^20\d\d-\d\d-\d\d$/u);
  });

  test("usage is estimated unless it is scripted: the system prompt is read too", async () => {
    const { provider, anthropic } = await start({ script: reply.text("12345678", { reasoning: "1234" }) });
    await using _ = provider;
    const bare = await anthropic.messages.create(question);
    const inputTokens = Math.ceil(JSON.stringify(question.messages).length / 4);
    expect(bare.usage).toMatchObject({ input_tokens: inputTokens, output_tokens: 3 });
    const instructed = await anthropic.messages.create({ ...question, system: "Be kind, be quick, be right." });
    expect(instructed.usage.input_tokens).toBeGreaterThan(inputTokens);
  });

  test.each([
    [reply.text("a"), "end_turn", null],
    [reply.text("a", { finishReason: "length" }), "max_tokens", null],
    [reply.toolCalls([{ name: "t", arguments: {} }]), "tool_use", null],
    [reply.text("a", { finishReason: "content_filter" }), "refusal", { type: "refusal", explanation: null }],
    [reply.refusal("No."), "refusal", { type: "refusal", category: null, explanation: "No." }],
  ] as const)("stop reasons (%#)", async (script, stopReason, details) => {
    const { provider, anthropic } = await start({ script });
    await using _ = provider;
    const message = await anthropic.messages.create(question);
    expect(message).toMatchObject({ stop_reason: stopReason, stop_details: details });
    expect(message.content.length).toBe(script.refusal === null ? 1 : 0);
    const streamed = await anthropic.messages.stream(question).finalMessage();
    expect(streamed).toMatchObject({ stop_reason: stopReason, stop_details: details });
  });

  test("broken arguments are sent as the text that they are", async () => {
    const { provider, anthropic } = await start({ script: reply.toolCalls([{ name: "t", arguments: "{broken" }]) });
    await using _ = provider;
    const whole = await anthropic.messages.create(question);
    expect(whole.content).toMatchObject([{ type: "tool_use", input: "{broken" }]);
    const events = await collect(await anthropic.messages.create({ ...question, stream: true }));
    const pieces = events.flatMap((event) =>
      event.type === "content_block_delta" && event.delta.type === "input_json_delta" ? [event.delta.partial_json] : [],
    );
    expect(pieces.join("")).toBe("{broken");
  });

  test("the beta of the client asks the same endpoint", async () => {
    const { provider, anthropic } = await start();
    await using _ = provider;
    expect(await anthropic.beta.messages.create(question)).toMatchObject({ type: "message", stop_reason: "end_turn" });
    const path = "/v1/messages?beta=true";
    expect(await anthropic.post(path, { body: question })).toMatchObject({ type: "message" });
    const endpoint = "anthropic.messages";
    expect(provider.requests()).toMatchObject([{ endpoint }, { path, endpoint }]);
  });

  test("parse() of structured output", async () => {
    const { provider, anthropic } = await start({ script: reply.text('{"id":7}') });
    await using _ = provider;
    const format = {
      type: "json_schema" as const,
      schema: { type: "object" },
      parse: (text: string): unknown => JSON.parse(text),
    };
    const message = await anthropic.messages.parse({ ...question, output_config: { format } });
    expect(message.parsed_output).toEqual({ id: 7 });
  });

  test("count_tokens says what the usage would: all of the input", async () => {
    const { provider, anthropic } = await start({
      script: [everything, reply.text("a"), reply.text("a", { usage: null })],
    });
    await using _ = provider;
    const { model, messages } = question;
    expect(await anthropic.messages.countTokens({ model, messages })).toEqual({ input_tokens: 128 });
    const estimated = Math.ceil(JSON.stringify(messages).length / 4);
    expect(await anthropic.messages.countTokens({ model, messages })).toEqual({ input_tokens: estimated });
    expect(await anthropic.messages.countTokens({ model, messages })).toEqual({ input_tokens: 0 });
    expect(provider.requests()[0]).toMatchObject({ endpoint: "anthropic.count_tokens" });
  });
});

describe("streamed messages", () => {
  test("every event in its order; the ping, which the client leaves out, is among them", async () => {
    const { provider, anthropic } = await start({ script: reply.text("one two", { reasoning: "hm" }) });
    await using _ = provider;
    const events = await collect(await anthropic.messages.create({ ...question, stream: true }));
    expect(events.map((event) => event.type)).toEqual([
      "message_start",
      "content_block_start",
      "content_block_delta",
      "content_block_delta",
      "content_block_stop",
      "content_block_start",
      "content_block_delta",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ]);
    expect(events.at(0)).toMatchObject({
      message: { id: "msg_000001", content: [], stop_reason: null, usage: { output_tokens: 1 } },
    });
    expect((await provider.idle())[0]).toMatchObject({ chunksWritten: events.length + 1, outcome: "answered" });
  });

  test("the client's stream() puts together what the whole message says", async () => {
    const { provider, anthropic } = await start({ script: everything });
    await using _ = provider;
    const stream = anthropic.messages.stream(question);
    const texts: string[] = [];
    stream.on("text", (delta) => texts.push(delta));
    const final = await stream.finalMessage();
    expect(texts).toEqual(["Let", " me", " look."]);
    expect(final).toMatchObject({ content, stop_reason: "tool_use", usage: anthropicUsage });
    expect(stream.request_id).toBe("req_000001");
  });

  test("an error event in the middle is thrown, with its type", async () => {
    const script = reply.streamError({ afterChunks: 4, error: reply.status(529) });
    const { provider, anthropic } = await start({ script });
    await using _ = provider;
    const texts: string[] = [];
    const stream = anthropic.messages.stream(question).on("text", (delta) => texts.push(delta));
    const thrown = await failureOf(stream.finalMessage());
    expect(thrown).toBeInstanceOf(APIError);
    expect(thrown).toMatchObject({ type: "overloaded_error", apiMessage: "Overloaded", status: undefined });
    expect(texts).toEqual(["This"]);
    expect(await failureOf(anthropic.messages.create(question))).toMatchObject({ status: 529 });
  });

  test("an abort in the middle reaches the provider", async () => {
    const { provider, anthropic } = await start({ script: reply.hang({ afterChunks: 4 }) });
    await using _ = provider;
    const stream = anthropic.messages.stream(question);
    stream.on("text", () => stream.abort());
    expect(await failureOf(stream.finalMessage())).toBeInstanceOf(APIUserAbortError);
    expect(await provider.idle()).toMatchObject([{ abortedByClient: true, chunksWritten: 4 }]);
  });

  test("usage that is never sent is absent everywhere", async () => {
    const { provider, anthropic } = await start({ script: reply.text("a", { usage: null }) });
    await using _ = provider;
    const events = await collect(await anthropic.messages.create({ ...question, stream: true }));
    expect(JSON.stringify(events)).not.toContain("usage");
    expect(await anthropic.messages.create(question)).not.toHaveProperty("usage");
  });
});

describe("errors", () => {
  test.each([
    [400, BadRequestError, "invalid_request_error", /400/u],
    [401, AuthenticationError, "authentication_error", /invalid x-api-key/u],
    [402, APIError, "billing_error", /402/u],
    [403, PermissionDeniedError, "permission_error", /permission/u],
    [404, NotFoundError, "not_found_error", /Not found/u],
    [413, APIError, "request_too_large", /exceeds/u],
    [422, APIError, "invalid_request_error", /422/u],
    [409, APIError, "conflict_error", /409/u],
    [429, RateLimitError, "rate_limit_error", /rate limit/u],
    [500, InternalServerError, "api_error", /Internal server error/u],
    [504, InternalServerError, "timeout_error", /timed out/u],
    [529, InternalServerError, "overloaded_error", /Overloaded/u],
  ])("%i is %o with type %s", async (status, type, errorType, message) => {
    const { provider, anthropic } = await start({ script: reply.status(status) });
    await using _ = provider;
    const error = await failureOf(anthropic.messages.create(question));
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({
      status,
      type: errorType,
      requestID: "req_000001",
      error: {
        type: "error",
        error: { type: errorType, message: expect.stringMatching(message) },
        request_id: "req_000001",
      },
    });
  });

  test("429 is retried after the pause that it asks for", async () => {
    const { provider, anthropic } = await start({
      script: [reply.status(429, { retryAfterMs: 1, retryAfterSeconds: 60 }), reply.text("at last")],
    });
    await using _ = provider;
    const message = await anthropic.messages.create(question, { maxRetries: 1 });
    expect(message.content).toMatchObject([{ type: "text", text: "at last" }]);
    expect((await provider.idle()).map((call) => call.status)).toEqual([429, 200]);
  });

  test("message, type and code of your own", async () => {
    const script = reply.status(400, { message: "credit", type: "billing_error", code: "credits_exhausted" });
    const { provider, anthropic } = await start({ script });
    await using _ = provider;
    const error = await failureOf(anthropic.messages.create(question));
    expect(error).toMatchObject({ type: "billing_error", apiMessage: "credit", errorCode: "credits_exhausted" });
  });

  test("the end of the script has a code", async () => {
    const { provider, anthropic } = await start({ script: [] });
    await using _ = provider;
    const error = await failureOf(anthropic.messages.create(question, { maxRetries: 3 }));
    expect(error).toMatchObject({ status: 400, errorCode: "script_exhausted" });
    expect(provider.requests()).toHaveLength(1);
  });

  test("without a key, with the wrong one, with the right one in either header", async () => {
    const { provider, anthropic } = await start({ apiKey: "right-key", script: [reply.text("only one")] });
    await using _ = provider;
    const anonymous = anthropic.messages.create(question, { headers: { authorization: null } });
    expect(await failureOf(anonymous)).toMatchObject({ status: 401, apiMessage: "x-api-key header is required" });
    expect(await failureOf(anthropic.messages.create(question))).toMatchObject({ apiMessage: "invalid x-api-key" });
    const right = { authorization: null, "x-api-key": "right-key" };
    const { content } = await anthropic.messages.create(question, { headers: right });
    expect(content).toMatchObject([{ text: "only one" }]);
    provider.replyWith(reply.text("another"));
    const bearer = new Anthropic({ baseURL: provider.anthropicUrl, apiKey: "right-key" });
    expect((await bearer.messages.create(question)).content).toMatchObject([{ text: "another" }]);
  });

  test.each(["temperature", "top_p", "top_k"])("%s is refused since version 2026-10-21", async (field) => {
    const { provider, anthropic } = await start();
    await using _ = provider;
    const body = { ...question, [field]: 1 };
    const send = (version: string): Promise<unknown> =>
      anthropic.post("/v1/messages", { body, headers: { "anthropic-version": version } });
    expect(await failureOf(send("2026-10-21"))).toMatchObject({
      apiMessage: `${field}: Extra inputs are not permitted`,
    });
    expect(await send("2023-06-01")).toMatchObject({ type: "message" });
  });

  test.each([
    ["{", {}, "The request body is not valid JSON"],
    ["{}", {}, "model: Field required"],
    ['{"model":"m"}', {}, "max_tokens: Field required"],
    ['{"model":"m","max_tokens":1}', {}, "messages: Field required"],
    ["{}", { "anthropic-version": null }, "anthropic-version: header is required"],
  ])("%s is refused", async (body, more, apiMessage) => {
    const { provider, anthropic } = await start();
    await using _ = provider;
    const headers = { "content-type": "application/json", ...more };
    const error = await failureOf(anthropic.post("/v1/messages", { body, headers }));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ apiMessage });
  });

  test("an unknown path gets Anthropic's 404", async () => {
    const { provider, anthropic } = await start();
    await using _ = provider;
    expect(await failureOf(anthropic.models.list())).toMatchObject({ status: 404, type: "not_found_error" });
    expect(provider.requests()).toMatchObject([{ endpoint: null, model: null, status: 404 }]);
  });
});
