import OpenAI, {
  APIConnectionError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from "openai";
import { describe, expect, test } from "vitest";

import { FakeProvider, reply, type FakeProviderOptions } from "../../src/index.ts";
import { collect, failureOf } from "./outcome-of.ts";

const question = { model: "gpt-4o", messages: [{ role: "user" as const, content: "Where is order 7?" }] };

const start = async (options: FakeProviderOptions = {}): Promise<{ provider: FakeProvider; openai: OpenAI }> => {
  const provider = await FakeProvider.start(options);
  return { provider, openai: new OpenAI({ baseURL: provider.url, apiKey: "test-key", maxRetries: 0 }) };
};

describe("completions", () => {
  test("a text, with ids, time and usage that are the same in every run", async () => {
    const usage = { inputTokens: 120, outputTokens: 30, cachedTokens: 100, cacheWriteTokens: 8, reasoningTokens: 20 };
    const { provider, openai } = await start({ script: reply.text("It is on its way.", { usage }) });
    await using _ = provider;
    const { data, response } = await openai.chat.completions.create(question).withResponse();
    expect(data).toMatchObject({
      id: "chatcmpl-000001",
      object: "chat.completion",
      created: 1_767_225_600,
      model: "gpt-4o",
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "It is on its way." } }],
      usage: {
        prompt_tokens: 120,
        completion_tokens: 30,
        total_tokens: 150,
        prompt_tokens_details: { cached_tokens: 100, cache_write_tokens: 8 },
        completion_tokens_details: { reasoning_tokens: 20 },
      },
    });
    expect(response.headers.get("x-request-id")).toBe("req_000001");
    const [call] = await provider.idle();
    expect(call).toMatchObject({
      index: 0,
      method: "POST",
      path: "/v1/chat/completions",
      endpoint: "openai.chat_completions",
      model: "gpt-4o",
      body: question,
      status: 200,
      outcome: "answered",
      abortedByClient: false,
      chunksWritten: 0,
      requestId: "req_000001",
    });
    expect(call?.headers["authorization"]).toBe("Bearer test-key");
  });

  test("usage is estimated from the texts unless it is scripted", async () => {
    const { provider, openai } = await start({ script: reply.text("12345678") });
    await using _ = provider;
    const { usage } = await openai.chat.completions.create(question);
    const inputTokens = Math.ceil(JSON.stringify(question.messages).length / 4);
    expect(usage).toMatchObject({ prompt_tokens: inputTokens, completion_tokens: 2, total_tokens: inputTokens + 2 });
  });

  test("reasoning is kept secret, but counted; counts that are not scripted follow from those that are", async () => {
    const script = [
      reply.text("12345678", { reasoning: "1234 1234 12" }),
      reply.text("12345678", { reasoning: "1234 1234 12", usage: { outputTokens: 2 } }),
      reply.text("12345678", { usage: { reasoningTokens: 5, cachedTokens: 900, cacheWriteTokens: 50 } }),
    ];
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const { usage, choices } = await openai.chat.completions.create(question);
    expect(JSON.stringify(choices)).not.toContain("1234 1234");
    expect(usage).toMatchObject({ completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 3 } });
    const capped = await openai.chat.completions.create(question);
    expect(capped.usage).toMatchObject({ completion_tokens: 2, completion_tokens_details: { reasoning_tokens: 2 } });
    const raised = await openai.chat.completions.create(question);
    expect(raised.usage).toMatchObject({ prompt_tokens: 950, completion_tokens: 7 });
  });

  test("a refusal, whole and streamed", async () => {
    const { provider, openai } = await start({ script: reply.refusal("No, never.") });
    await using _ = provider;
    const message = { content: null, refusal: "No, never." };
    const whole = await openai.chat.completions.create(question);
    expect(whole.choices).toMatchObject([{ finish_reason: "stop", message }]);
    const streamed = await openai.chat.completions.stream(question).finalChatCompletion();
    expect(streamed.choices).toMatchObject([{ finish_reason: "stop", message }]);
  });

  test("usage that is never sent, even if it is asked for", async () => {
    const { provider, openai } = await start({ script: reply.text("a", { usage: null }) });
    await using _ = provider;
    expect(await openai.chat.completions.create(question)).not.toHaveProperty("usage");
    const asked = { ...question, stream: true as const, stream_options: { include_usage: true } };
    const chunks = await collect(await openai.chat.completions.create(asked));
    expect(chunks.some((chunk) => "usage" in chunk || chunk.choices.length === 0)).toBe(false);
  });

  test.each(["stop", "length", "tool_calls", "content_filter"] as const)("finish reason %s", async (finishReason) => {
    const { provider, openai } = await start({ script: reply.text("a", { finishReason }) });
    await using _ = provider;
    const whole = await openai.chat.completions.create(question);
    expect(whole.choices[0]?.finish_reason).toBe(finishReason);
  });

  test("parse() of structured output", async () => {
    const { provider, openai } = await start({ script: reply.text('{"id":7}') });
    await using _ = provider;
    const format = { type: "json_schema" as const, json_schema: { name: "order", strict: true, schema: {} } };
    const parsed = await openai.chat.completions.parse({ ...question, response_format: format });
    expect(parsed.choices[0]?.message.parsed).toEqual({ id: 7 });
  });

  test("a stream: role first, then the pieces, then the reason; usage null without being asked for is absent", async () => {
    const { provider, openai } = await start({ script: reply.text("one two three") });
    await using _ = provider;
    const chunks = await collect(await openai.chat.completions.create({ ...question, stream: true }));
    expect(chunks.map((chunk) => chunk.choices[0]?.delta)).toEqual([
      { role: "assistant", content: "", refusal: null },
      { content: "one" },
      { content: " two" },
      { content: " three" },
      {},
    ]);
    expect(chunks.map((chunk) => chunk.choices[0]?.finish_reason)).toEqual([null, null, null, null, "stop"]);
    expect(chunks.every((chunk) => !("usage" in chunk))).toBe(true);
    expect(new Set(chunks.map((chunk) => chunk.id)).size).toBe(1);
    expect((await provider.idle())[0]).toMatchObject({ chunksWritten: 5, outcome: "answered" });
  });

  test("usage in a stream comes last, with no choices, when it is asked for; null before", async () => {
    const script = reply.text("ab", { chunks: 2, usage: { inputTokens: 3, outputTokens: 2 } });
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const options = { include_usage: true };
    const chunks = await collect(
      await openai.chat.completions.create({ ...question, stream: true, stream_options: options }),
    );
    const last = chunks.pop();
    expect(last).toMatchObject({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } });
    expect(chunks.map((chunk) => chunk.usage)).toEqual([null, null, null, null]);
  });

  test("the bytes of a stream are server-sent events that end in [DONE]", async () => {
    await using provider = await FakeProvider.start({ script: reply.text("Hi", { chunks: 1 }) });
    const response = await fetch(`${provider.url}/chat/completions`, {
      method: "POST",
      headers: { authorization: "Bearer k" },
      body: JSON.stringify({ ...question, stream: true }),
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const events = (await response.text()).split("\n\n");
    expect(events.pop()).toBe("");
    expect(events.pop()).toBe("data: [DONE]");
    expect(events).toHaveLength(3);
    expect(events.every((event) => event.startsWith('data: {"id":"chatcmpl-000001"'))).toBe(true);
  });

  test("the same script gives the same bytes", async () => {
    const script = [reply.toolCalls([{ name: "t", arguments: { a: 1 } }]), reply.text("some words 😀", { chunks: 4 })];
    const bytes = async (): Promise<string[]> => {
      await using provider = await FakeProvider.start({ script });
      const answers: string[] = [];
      for (let call = 0; call < 2; call += 1) {
        const body = JSON.stringify({ ...question, stream: true, stream_options: { include_usage: true } });
        const headers = { authorization: "Bearer k" };
        const response = await fetch(`${provider.url}/chat/completions`, { method: "POST", headers, body });
        answers.push(response.headers.get("x-request-id") ?? "", await response.text());
      }
      return answers;
    };
    const first = await bytes();
    expect(first[3]).toContain("[DONE]");
    expect(await bytes()).toEqual(first);
  });

  test("the time can be told", async () => {
    const { provider, openai } = await start({ now: () => 1_999 });
    await using _ = provider;
    expect((await openai.chat.completions.create(question)).created).toBe(1);
  });

  test("tool calls, whole", async () => {
    const script = reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }], { content: "Let me look." });
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const { choices } = await openai.chat.completions.create(question);
    expect(choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: {
        content: "Let me look.",
        tool_calls: [
          { id: "call_000001_0", type: "function", function: { name: "lookup_order", arguments: '{"id":7}' } },
        ],
      },
    });
  });

  test("tool calls, streamed with partial arguments, are put together by the official client", async () => {
    const script = reply.toolCalls([
      { name: "lookup_order", arguments: { id: 7, verbose: true } },
      { name: "notify", arguments: "{broken", id: "call_x" },
    ]);
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const stream = openai.chat.completions.stream({ ...question, stream: true });
    const deltas = (await collect(stream)).flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(deltas.filter((delta) => delta.index === 0).length).toBeGreaterThan(2);
    const final = await stream.finalChatCompletion();
    expect(final.choices[0]?.message.tool_calls).toMatchObject([
      { id: "call_000001_0", function: { name: "lookup_order", arguments: '{"id":7,"verbose":true}' } },
      { id: "call_x", function: { name: "notify", arguments: "{broken" } },
    ]);
  });

  test("n choices", async () => {
    const { provider, openai } = await start({ script: reply.text("same", { model: "gpt-4o-2024-08-06" }) });
    await using _ = provider;
    const whole = await openai.chat.completions.create({ ...question, n: 2 });
    expect(whole.choices.map((choice) => [choice.index, choice.message.content])).toEqual([
      [0, "same"],
      [1, "same"],
    ]);
    expect(whole.model).toBe("gpt-4o-2024-08-06");
    const chunks = await collect(await openai.chat.completions.create({ ...question, n: 2, stream: true }));
    expect(chunks.map((chunk) => chunk.choices[0]?.index)).toEqual([0, 1, 0, 1, 0, 1]);
  });
});

describe("scripts", () => {
  test("a list is taken in order; what comes after it is refused and not retried", async () => {
    const { provider, openai } = await start({ script: [reply.text("first"), reply.text("second")] });
    await using _ = provider;
    const texts = [];
    for (let call = 0; call < 2; call += 1) {
      texts.push((await openai.chat.completions.create(question)).choices[0]?.message.content);
    }
    expect(texts).toEqual(["first", "second"]);
    const error = await failureOf(openai.chat.completions.create(question, { maxRetries: 3 }));
    expect(error).toMatchObject({ status: 400, code: "script_exhausted" });
    expect(provider.requests()).toHaveLength(3);
  });

  test("a function sees the request", async () => {
    const { provider, openai } = await start({
      script: ({ body, index }) => reply.text(`${index}: ${String(body.messages?.at(-1)?.content)}`),
    });
    await using _ = provider;
    await openai.chat.completions.create(question);
    const { choices } = await openai.chat.completions.create(question);
    expect(choices[0]?.message.content).toBe("1: Where is order 7?");
  });

  test("a function that throws is told to the client", async () => {
    const script = (): never => {
      throw new Error("no idea");
    };
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const error = await failureOf(openai.chat.completions.create(question));
    expect(error).toMatchObject({ status: 400, code: "script_failed" });
    expect(String(error)).toContain("no idea");
    await expect(provider.idle()).rejects.toThrow("no idea");
  });

  test("replies are plain data", () => {
    const replies = [
      reply.text("a", { chunks: ["a"] }),
      reply.toolCalls([{ name: "t", arguments: {} }]),
      reply.status(429, { retryAfterSeconds: 1 }),
      reply.disconnect({ afterChunks: 1 }),
      reply.hang(),
      reply.streamError({ afterChunks: 1 }),
      reply.failed(),
      reply.malformed({ afterChunks: 1 }),
      reply.truncated({ afterChunks: 1 }),
      reply.refusal("no", { reasoning: "hm", usage: null }),
      reply.embeddings({ vectors: [[1]] }),
    ];
    expect(structuredClone(replies)).toEqual(replies);
    expect(JSON.parse(JSON.stringify(replies))).toEqual(replies);
  });

  test.each([
    [() => reply.text("a", { delayMs: -1 }), "Expected `delayMs` to be a finite number >= 0, got -1"],
    [() => reply.text("a", { chunks: 0 }), "Expected `chunks` to be a whole number >= 1, got 0"],
    [() => reply.text("ab", { chunks: ["a"] }), "Expected `chunks` to make up the text when joined, got other text"],
    [() => reply.text("a", { usage: { inputTokens: 1.5 } }), "Expected `usage.inputTokens` to be a whole number"],
    [
      () => reply.text("a", { usage: { inputTokens: 5, cachedTokens: 3, cacheWriteTokens: 3 } }),
      "Expected the parts of `usage.inputTokens` to be at most 5, got 6",
    ],
    [
      () => reply.text("a", { usage: { outputTokens: 1, reasoningTokens: 2 } }),
      "Expected the parts of `usage.outputTokens` to be at most 1, got 2",
    ],
    [() => reply.refusal("no", { chunks: ["n"] }), "Expected `chunks` to make up the text when joined, got other text"],
    [() => reply.malformed({ afterChunks: 0.5 }), "Expected `afterChunks` to be a whole number >= 0, got 0.5"],
    [() => reply.truncated({ afterChunks: -1 }), "Expected `afterChunks` to be a whole number >= 0, got -1"],
    [() => reply.streamError({ afterChunks: -1 }), "Expected `afterChunks` to be a whole number >= 0, got -1"],
    [() => reply.failed({ afterChunks: -1 }), "Expected `afterChunks` to be a whole number >= 0, got -1"],
    [() => reply.status(99), "Expected `status` to be a whole number >= 200, got 99"],
    [() => reply.status(600), "Expected `status` to be at most 599, got 600"],
    [() => reply.hang({ afterChunks: -1 }), "Expected `afterChunks` to be a whole number >= 0, got -1"],
    [() => reply.toolCalls([]), "Expected `calls.length` to be a whole number >= 1, got 0"],
  ])("a bad value is refused at construction (%#)", (construct, message) => {
    expect(construct).toThrow(TypeError);
    expect(construct).toThrow(message);
  });
});

describe("errors", () => {
  test("429 with a pause that the official client keeps before it retries", async () => {
    const { provider, openai } = await start({
      script: [reply.status(429, { retryAfterMs: 1, retryAfterSeconds: 60 }), reply.text("at last")],
    });
    await using _ = provider;
    const { choices } = await openai.chat.completions.create(question, { maxRetries: 1 });
    expect(choices[0]?.message.content).toBe("at last");
    expect((await provider.idle()).map((call) => call.status)).toEqual([429, 200]);
  });

  test("429 has OpenAI's body and Retry-After in seconds", async () => {
    const { provider, openai } = await start({
      script: reply.status(429, { retryAfterSeconds: 7, code: "insufficient_quota", type: "insufficient_quota" }),
    });
    await using _ = provider;
    const error = await failureOf(openai.chat.completions.create(question));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: "insufficient_quota", type: "insufficient_quota", param: null });
    expect((error as APIError).headers?.get("retry-after")).toBe("7");
    expect((error as APIError).requestID).toBe("req_000001");
  });

  test("a failure of the server, and a proxy's page in its place", async () => {
    const { provider, openai } = await start({ script: [reply.error(), reply.status(502, { body: "<h1>Bad</h1>" })] });
    await using _ = provider;
    expect(await failureOf(openai.chat.completions.create(question))).toMatchObject({
      status: 500,
      type: "server_error",
      error: { message: "The server had an error while processing your request. Sorry about that!" },
    });
    const page = await failureOf(openai.chat.completions.create(question));
    expect(page).toMatchObject({ status: 502, error: undefined });
    expect(String(page)).toContain("<h1>Bad</h1>");
  });

  test.each([
    [400, BadRequestError, "invalid_request_error", null, "Bad Request"],
    [401, AuthenticationError, "invalid_request_error", "invalid_api_key", "Incorrect API key"],
    [403, PermissionDeniedError, "invalid_request_error", null, "Forbidden"],
    [404, NotFoundError, "invalid_request_error", null, "does not exist"],
    [409, ConflictError, "invalid_request_error", null, "Conflict"],
    [422, UnprocessableEntityError, "invalid_request_error", null, "Unprocessable"],
    [429, RateLimitError, "requests", "rate_limit_exceeded", "Rate limit reached"],
    [500, InternalServerError, "server_error", null, "had an error"],
    [503, InternalServerError, "server_error", null, "overloaded"],
    [504, InternalServerError, "server_error", null, "Gateway Timeout"],
    [599, InternalServerError, "server_error", null, "Status 599"],
  ])("%i is %o with type %s and code %s", async (status, errorClass, type, code, message) => {
    const { provider, openai } = await start({ script: reply.status(status) });
    await using _ = provider;
    const error = await failureOf(openai.chat.completions.create(question));
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ status, type, code, param: null, requestID: "req_000001" });
    expect((error as APIError).message).toContain(message);
  });

  test("401 without an Authorization header, and no reply of the script is used up", async () => {
    const { provider, openai } = await start({ script: [reply.text("only one")] });
    await using _ = provider;
    const anonymous = openai.chat.completions.create(question, { headers: { authorization: null } });
    expect(await failureOf(anonymous)).toBeInstanceOf(AuthenticationError);
    expect((await openai.chat.completions.create(question)).choices[0]?.message.content).toBe("only one");
  });

  test.each([
    ["/chat/completions", "{", 400, "We could not parse the JSON body of your request."],
    ["/chat/completions", "{}", 400, "Missing required parameter: 'model'."],
    ["/chat/completions", '{"model":"m"}', 400, "Missing required parameter: 'messages'."],
    ["/chat/completions", '{"model":7,"messages":[]}', 400, "Missing required parameter: 'model'."],
    [
      "/chat/completions",
      '{"model":"m","messages":[],"n":0}',
      400,
      "Invalid 'n': expected a whole number from 1 to 128.",
    ],
    ["/nowhere", "{}", 404, "Invalid URL (POST /v1/nowhere)"],
  ])("POST %s %s gets %i", async (path, body, status, message) => {
    await using provider = await FakeProvider.start();
    const headers = { authorization: "Bearer k" };
    const response = await fetch(provider.url + path, { method: "POST", headers, body });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message, type: "invalid_request_error" } });
  });
});

describe("broken answers", () => {
  test("a stream that is cut after some chunks", async () => {
    const { provider, openai } = await start({
      script: reply.disconnect({ afterChunks: 2, of: reply.text("one two three") }),
    });
    await using _ = provider;
    const texts: unknown[] = [];
    const stream = await openai.chat.completions.create({ ...question, stream: true });
    const read = async (): Promise<void> => {
      for await (const chunk of stream) texts.push(chunk.choices[0]?.delta.content);
    };
    expect(await failureOf(read())).toBeInstanceOf(Error);
    expect(texts).toEqual(["", "one"]);
    expect((await provider.idle())[0]).toMatchObject({
      outcome: "disconnected",
      abortedByClient: false,
      chunksWritten: 2,
      status: 200,
    });
  });

  test("no answer at all, and half a body", async () => {
    const { provider, openai } = await start({ script: [reply.disconnect(), reply.disconnect({ afterChunks: 1 })] });
    await using _ = provider;
    expect(await failureOf(openai.chat.completions.create(question))).toBeInstanceOf(APIConnectionError);
    expect(await failureOf(openai.chat.completions.create(question))).toBeInstanceOf(Error);
    expect((await provider.idle()).map((call) => [call.outcome, call.status])).toEqual([
      ["disconnected", null],
      ["disconnected", 200],
    ]);
  });

  test("an error in the middle of a stream; the plain error where nothing is streamed", async () => {
    const error = reply.status(503, { message: "overloaded", code: "overloaded" });
    const { provider, openai } = await start({ script: reply.streamError({ afterChunks: 1, error }) });
    await using _ = provider;
    const stream = await openai.chat.completions.create({ ...question, stream: true });
    const streamed = await failureOf(collect(stream));
    expect(streamed).toBeInstanceOf(APIError);
    expect(streamed).toMatchObject({ code: "overloaded", status: undefined });
    expect(await failureOf(openai.chat.completions.create(question))).toMatchObject({ status: 503 });
  });
});

describe("cancellation", () => {
  test("a client that aborts in the middle of a stream is noticed, with what it had been sent", async () => {
    const { provider, openai } = await start({
      script: reply.hang({ afterChunks: 2, of: reply.text("one two three") }),
    });
    await using _ = provider;
    const stream = await openai.chat.completions.create({ ...question, stream: true });
    let seen = 0;
    for await (const _chunk of stream) {
      seen += 1;
      if (seen === 2) break; // the official client aborts the request
    }
    expect((await provider.idle())[0]).toMatchObject({
      outcome: "aborted-by-client",
      abortedByClient: true,
      chunksWritten: 2,
    });
  });

  test("a client that aborts while it waits for the first byte is noticed", async () => {
    const { provider, openai } = await start({ script: reply.hang() });
    await using _ = provider;
    const controller = new AbortController();
    const pending = failureOf(openai.chat.completions.create(question, { signal: controller.signal }));
    await provider.waitForRequests(1);
    controller.abort();
    expect(await pending).toBeInstanceOf(APIUserAbortError);
    expect((await provider.idle())[0]).toMatchObject({ abortedByClient: true, status: null, chunksWritten: 0 });
  });

  test("a client that leaves during a pause between chunks stops the stream", async () => {
    const { provider, openai } = await start({ script: reply.text("a b c", { delayMs: 60_000 }) });
    await using _ = provider;
    const stream = await openai.chat.completions.create({ ...question, stream: true });
    for await (const _chunk of stream) break;
    expect((await provider.idle())[0]).toMatchObject({ abortedByClient: true, chunksWritten: 1 });
  });

  test("close ends open requests at once, twice without harm", async () => {
    const { provider, openai } = await start({ script: reply.hang() });
    const pending = failureOf(openai.chat.completions.create(question));
    await provider.waitForRequests(1);
    await provider.close();
    await provider.close();
    expect(await pending).toBeInstanceOf(APIConnectionError);
    expect(provider.requests()[0]).toMatchObject({ outcome: "server-closed", abortedByClient: false });
    await expect(fetch(provider.url)).rejects.toThrow();
  });

  test("waiting in vain says what was missing", async () => {
    const { provider } = await start();
    await using _ = provider;
    await expect(provider.waitForRequests(1, { timeoutMs: 1 })).rejects.toMatchObject({
      name: "WaitTimeoutError",
      message: "After 1 ms: expected 1 requests, got 0",
    });
  });
});
