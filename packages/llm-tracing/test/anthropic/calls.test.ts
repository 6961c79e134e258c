import { SpanKind } from "@opentelemetry/api";
import { lintSpans, reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { ERROR, names, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { body, LINES, startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

/** The message of an error, but for the id of its request. */
const withoutId = (error: unknown): string => (error as Error).message.replaceAll(/req_\w+/gu, "");

const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, cacheWriteTokens: 25, reasoningTokens: 30 };

describe.each(LINES)("a message in one piece, line %s", (_, line) => {
  it("has all that request and response tell", async () => {
    await using client = await startTracedClient(line, {
      script: reply.text("Hello!", { usage, model: "claude-opus-5-5-20261001", finishReason: "length" }),
    });
    const message = await client.anthropic.messages.create(
      {
        ...body,
        stop_sequences: ["END"],
        output_config: { effort: "low", format: { type: "json_schema", schema: {} } },
        service_tier: "auto",
        thinking: { type: "adaptive" },
        container: "c-1",
      },
      { openTelemetry: { conversationId: "conversation-7" } },
    );
    expect(message.content).toMatchObject([{ type: "text", text: "Hello!" }]);
    const url = new URL(client.server.url);
    const atStart = {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "anthropic",
      "gen_ai.request.model": "claude-opus-5-5",
      "gen_ai.request.max_tokens": 64,
      "gen_ai.request.stop_sequences": ["END"],
      "gen_ai.request.reasoning.level": "low",
      "gen_ai.output.type": "json",
      "gen_ai.conversation.id": "conversation-7",
      "server.address": url.hostname,
      "server.port": Number(url.port),
    };
    expect(client.recorder.attributesAtStart()).toEqual([atStart]);
    expect(client.recorder.span()).toMatchObject({
      name: "chat claude-opus-5-5",
      kind: SpanKind.CLIENT,
      status: { code: UNSET },
    });
    expect(client.recorder.span().attributes).toEqual({
      ...atStart,
      "gen_ai.response.id": message.id,
      "gen_ai.response.model": "claude-opus-5-5-20261001",
      "gen_ai.response.finish_reasons": ["length"],
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 50,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.usage.cache_write.input_tokens": 25,
      "gen_ai.usage.reasoning.output_tokens": 30,
    });
    expect(lintSpans(client.recorder.spans())).toEqual([]);
  });

  it("has the parameters of sampling, and the beta method is traced likewise", async () => {
    await using client = await startTracedClient(line);
    const sampling = { temperature: 0.2, top_p: 0.9, top_k: 40 };
    await client.anthropic.beta.messages
      .create({ ...body, ...sampling, output_format: { type: "json_schema", schema: {} } } as never)
      .catch(() => {});
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.request.temperature": 0.2,
      "gen_ai.request.top_p": 0.9,
      "gen_ai.request.top_k": 40,
      "gen_ai.output.type": "json",
    });
  });

  it("is what an unwrapped client gives", async () => {
    await using client = await startTracedClient(line, { script: [reply.text("Hi"), reply.text("Hi")] });
    const plain = await client.plain.messages.create(body);
    const traced = await client.anthropic.messages.create(body);
    expect(traced._request_id).toBeTypeOf("string");
    expect({ ...traced, id: "" }).toEqual({ ...plain, id: "" });
    const [first, second] = client.server.requests();
    expect(second?.bodyText).toBe(first?.bodyText);
    expect(second?.headers).toEqual(first?.headers);
  });

  it.each([
    [reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }]), "tool_call"],
    [reply.refusal(), "content_filter"],
    [reply.text("Hi"), "stop"],
  ])("maps the reason why it stopped: case %#", async (script, reason) => {
    await using client = await startTracedClient(line, { script });
    await client.anthropic.messages.create(body);
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual([reason]);
    expect(lintSpans(client.recorder.spans())).toEqual([]);
  });

  it("has no counts where the provider tells none", async () => {
    await using client = await startTracedClient(line, { script: reply.text("Hi", { usage: null }) });
    await client.anthropic.messages.create(body);
    const keys = Object.keys(client.recorder.span().attributes);
    expect(keys.filter((key) => key.startsWith("gen_ai.usage."))).toEqual([]);
  });

  it("is under the active span", async () => {
    await using client = await startTracedClient(line);
    const llm = client.recorder.llm();
    await llm.agent({ name: "support" }, async () => {
      await client.anthropic.messages.create(body);
      llm.tool({ name: "after" }, () => undefined);
    });
    expect(names(client.recorder.spans())).toEqual([
      "invoke_agent support > chat claude-opus-5-5",
      "invoke_agent support > execute_tool after",
      "invoke_agent support",
    ]);
  });

  it("covers the client's retries: a failure that was healed is none", async () => {
    const script = [reply.status(429, { retryAfterMs: 1 }), reply.status(529, { retryAfterMs: 1 }), reply.text("Hi")];
    await using client = await startTracedClient(line, { script, client: { maxRetries: 2 } });
    await client.anthropic.messages.create(body);
    expect(client.server.requests()).toHaveLength(3);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes["error.type"]).toBeUndefined();
  });

  it("leaves all other methods alone", async () => {
    await using client = await startTracedClient(line);
    expect(await client.anthropic.messages.countTokens(body)).toEqual(await client.plain.messages.countTokens(body));
    const untouched = [
      [client.anthropic.messages, client.plain.messages, ["countTokens", "stream", "parse", "batches"]],
      [client.anthropic.beta.messages, client.plain.beta.messages, ["countTokens", "stream", "parse", "toolRunner"]],
    ] as const;
    for (const [traced, plain, methods] of untouched) {
      for (const name of methods) {
        if (name !== "batches") expect(Reflect.get(traced, name)).toBe(Reflect.get(plain, name));
      }
      expect(Object.keys(traced)).toEqual(Object.keys(plain));
    }
    expect(client.recorder.spans()).toEqual([]);
  });
});

describe.each(LINES)("a call that fails, line %s", (_, line) => {
  it.each([
    [
      reply.status(401, { message: "invalid x-api-key sk-ant-1234" }),
      "401 authentication_error",
      "authentication_error",
    ],
    [reply.status(400, { message: "my secret question" }), "400 invalid_request_error", "invalid_request_error"],
    [reply.status(429), "429 rate_limit_error", "rate_limit_error"],
    [reply.error(500), "500 api_error", "api_error"],
    [reply.status(529), "529 overloaded_error", "overloaded_error"],
    [reply.status(502, { body: "<html>my secret question</html>" }), "502", "502"],
    [reply.disconnect(), "UND_ERR_SOCKET", "UND_ERR_SOCKET"],
  ])("is recorded without its message: case %#", async (script, message, type) => {
    await using client = await startTracedClient(line, { script });
    const plain = await client.plain.messages.create(body).catch((error: unknown) => error);
    const traced = await client.anthropic.messages.create(body).catch((error: unknown) => error);
    expect(traced).toBeInstanceOf(line.APIError);
    expect((traced as Error).constructor).toBe((plain as Error).constructor);
    expect(withoutId(traced)).toBe(withoutId(plain));
    expect(client.recorder.span().status).toEqual({ code: ERROR, message });
    expect(client.recorder.span().attributes).toMatchObject({
      "error.type": type,
      "gen_ai.response.finish_reasons": ["error"],
    });
    expect(client.recorder.span().events).toEqual([]);
    expect(JSON.stringify(client.recorder.span().attributes)).not.toContain("secret");
  });

  it.each([
    ["aborted", () => ({ signal: AbortSignal.abort() }), "APIUserAbortError"],
    ["out of time", () => ({ timeout: 20 }), "APIConnectionTimeoutError"],
  ])("because it was %s", async (_reason, options, type) => {
    await using client = await startTracedClient(line, { script: reply.hang() });
    await expect(client.anthropic.messages.create(body, options())).rejects.toThrow(line.APIError);
    expect(client.recorder.span()).toMatchObject({ status: { code: ERROR }, attributes: { "error.type": type } });
  });

  it("because nobody listens", async () => {
    await using client = await startTracedClient(line);
    await client.server.close();
    await expect(client.anthropic.messages.create(body)).rejects.toThrow(line.APIConnectionError);
    expect(client.recorder.span().attributes["error.type"]).toBe("ECONNREFUSED");
  });
});
