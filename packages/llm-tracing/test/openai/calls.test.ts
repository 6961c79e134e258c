import { SpanKind } from "@opentelemetry/api";
import { reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import {
  ERROR,
  names,
  startRecorder,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";
import { LINES } from "./lines.ts";
import { body, startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

describe.each(LINES)("a completion in one piece, $name", (line) => {
  it("has all that request and response tell", async () => {
    const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, cacheWriteTokens: 10, reasoningTokens: 30 };
    await using client = await startTracedClient({
      line,
      script: reply.text("Hello!", { usage, model: "gpt-4o-2024-08-06" }),
    });
    const completion = await client.openai.chat.completions.create({
      ...body,
      temperature: 0.2,
      top_p: 0.9,
      max_completion_tokens: 64,
      stop: ["END"],
      seed: 7,
      frequency_penalty: 0.1,
      presence_penalty: 0.2,
      reasoning_effort: "low",
      response_format: { type: "json_object" },
      service_tier: "flex",
    });
    expect(completion.choices[0]?.message.content).toBe("Hello!");
    const url = new URL(client.server.url);
    const atStart = {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.request.temperature": 0.2,
      "gen_ai.request.top_p": 0.9,
      "gen_ai.request.max_tokens": 64,
      "gen_ai.request.stop_sequences": ["END"],
      "gen_ai.request.seed": 7,
      "gen_ai.request.frequency_penalty": 0.1,
      "gen_ai.request.presence_penalty": 0.2,
      "gen_ai.request.reasoning.level": "low",
      "gen_ai.output.type": "json",
      "openai.api.type": "chat_completions",
      "openai.request.service_tier": "flex",
      "server.address": url.hostname,
      "server.port": Number(url.port),
    };
    expect(client.recorder.attributesAtStart()).toEqual([atStart]);
    expect(client.recorder.span()).toMatchObject({
      name: "chat gpt-4o",
      kind: SpanKind.CLIENT,
      status: { code: UNSET },
    });
    expect(client.recorder.span().attributes).toEqual({
      ...atStart,
      "gen_ai.response.id": completion.id,
      "gen_ai.response.model": "gpt-4o-2024-08-06",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 50,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.usage.cache_write.input_tokens": 10,
      "gen_ai.usage.reasoning.output_tokens": 30,
      "openai.response.service_tier": completion.service_tier,
      "openai.response.system_fingerprint": completion.system_fingerprint,
    });
  });

  it("is what an unwrapped client gives", async () => {
    await using client = await startTracedClient({ line, script: [reply.text("Hi"), reply.text("Hi")] });
    const plain = await client.plain.chat.completions.create(body);
    const traced = await client.openai.chat.completions.create(body);
    expect(traced._request_id).toMatch(/^req_/);
    expect({ ...traced, id: "" }).toEqual({ ...plain, id: "" });
    const [first, second] = client.server.requests();
    expect(second?.bodyText).toBe(first?.bodyText);
    const { "x-stainless-retry-count": _, ...headers } = first?.headers ?? {};
    expect(second?.headers).toMatchObject(headers);
  });

  it("does not record a tier that is left to the provider", async () => {
    await using client = await startTracedClient({ line });
    await client.openai.chat.completions.create({ ...body, service_tier: "auto" });
    expect(client.recorder.span().attributes).not.toHaveProperty(["openai.request.service_tier"]);
  });

  it("maps the finish reason of tool calls", async () => {
    const calls = reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }]);
    await using client = await startTracedClient({ line, script: calls });
    await client.openai.chat.completions.create(body);
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["tool_call"]);
  });

  it("is under the active span, and its callbacks are not", async () => {
    await using client = await startTracedClient({ line });
    const llm = client.recorder.llm();
    await llm.agent({ name: "support" }, async () => {
      await client.openai.chat.completions.create(body);
      llm.tool({ name: "after" }, () => undefined);
    });
    expect(names(client.recorder.spans())).toEqual([
      "invoke_agent support > chat gpt-4o",
      "invoke_agent support > execute_tool after",
      "invoke_agent support",
    ]);
  });

  it("covers the client's retries: a failure that was healed is none", async () => {
    const script = [reply.status(429, { retryAfterMs: 1 }), reply.status(503, { retryAfterMs: 1 }), reply.text("Hi")];
    await using client = await startTracedClient({ line, script, client: { maxRetries: 2 } });
    await client.openai.chat.completions.create(body);
    expect(client.server.requests()).toHaveLength(3);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes["error.type"]).toBeUndefined();
  });
});

describe.each(LINES)("a call that fails, $name", (line) => {
  it.each([
    [
      reply.status(401, { message: "Incorrect API key provided: sk-proj-1234" }),
      "401 invalid_api_key",
      "invalid_api_key",
    ],
    [
      reply.status(400, { message: "my secret question", code: "context_length_exceeded" }),
      "400 context_length_exceeded",
      "context_length_exceeded",
    ],
    [reply.status(429), "429 rate_limit_exceeded", "rate_limit_exceeded"],
    [reply.error(500), "500 server_error", "server_error"],
    [reply.status(502, { body: "<html>my secret question</html>" }), "502", "502"],
    [reply.disconnect(), "UND_ERR_SOCKET", "UND_ERR_SOCKET"],
  ])("is recorded without its message: case %#", async (script, message, type) => {
    await using client = await startTracedClient({ line, script });
    const plain = await client.plain.chat.completions.create(body).catch((error: unknown) => error);
    const traced = await client.openai.chat.completions.create(body).catch((error: unknown) => error);
    expect(traced).toBeInstanceOf(line.OpenAI.APIError);
    expect((traced as Error).constructor).toBe((plain as Error).constructor);
    expect((traced as Error).message).toBe((plain as Error).message);
    const span = client.recorder.span();
    expect(span.status).toEqual({ code: ERROR, message });
    expect(span.attributes).toMatchObject({ "error.type": type, "gen_ai.response.finish_reasons": ["error"] });
    expect(span.events).toEqual([]);
    expect(JSON.stringify([span.attributes, span.status])).not.toMatch(/secret|sk-/);
  });

  it("by the application's signal is one", async () => {
    await using client = await startTracedClient({ line, script: reply.hang() });
    const controller = new AbortController();
    const call = client.openai.chat.completions.create(body, { signal: controller.signal });
    await client.server.waitForRequests(1);
    controller.abort();
    await expect(call).rejects.toBeInstanceOf(line.OpenAI.APIUserAbortError);
    expect(client.recorder.span().attributes["error.type"]).toBe("APIUserAbortError");
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("by a timeout is one", async () => {
    await using client = await startTracedClient({ line, script: reply.hang(), client: { timeout: 50 } });
    await expect(client.openai.chat.completions.create(body)).rejects.toBeInstanceOf(
      line.OpenAI.APIConnectionTimeoutError,
    );
    expect(client.recorder.span().attributes["error.type"]).toBe("APIConnectionTimeoutError");
  });

  it("in the middle of the body is one", async () => {
    await using client = await startTracedClient({ line, script: reply.disconnect({ afterChunks: 1 }) });
    await expect(client.openai.chat.completions.create(body)).rejects.toThrow(/./);
    expect(client.recorder.span().status.code).toBe(ERROR);
  });

  it("before it is sent is one", async () => {
    await using client = await startTracedClient({ line });
    // The older line throws at once.
    const call = async (): Promise<unknown> => client.openai.chat.completions.create(undefined as never);
    await expect(call()).rejects.toThrow(TypeError);
    expect(client.recorder.span()).toMatchObject({ name: "chat", status: { code: ERROR } });
    expect(startRecorder().spans()).toEqual([]);
  });
});
