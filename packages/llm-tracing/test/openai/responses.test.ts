import { SpanKind } from "@opentelemetry/api";
import { lintSpans, reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { collect, ERROR, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES, NEWEST } from "./lines.ts";
import { startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const body = { model: "gpt-4o", input: "my secret question" };
const streamed: OpenAI.Responses.ResponseCreateParamsStreaming = { ...body, stream: true };
const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, cacheWriteTokens: 10, reasoningTokens: 30 };
const tokens = {
  "gen_ai.usage.input_tokens": 100,
  "gen_ai.usage.output_tokens": 50,
  "gen_ai.usage.cache_read.input_tokens": 40,
  "gen_ai.usage.cache_write.input_tokens": 10,
  "gen_ai.usage.reasoning.output_tokens": 30,
};
const many = reply.text("word ".repeat(200), { chunks: 200, delayMs: 1 });
const calls = reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }]);

describe.each(LINES)("a response of $name", (line) => {
  it("has all that request and response tell", async () => {
    await using client = await startTracedClient({ line, script: reply.text("Hello!", { usage, model: "gpt-4o-1" }) });
    const response = await client.openai.responses.create({
      ...body,
      instructions: "Be brief.",
      temperature: 0.2,
      top_p: 0.9,
      max_output_tokens: 64,
      previous_response_id: "resp_0",
      conversation: { id: "conv_1" },
      prompt: { id: "pmpt_1", version: "2" },
      reasoning: { effort: "low" },
      text: { format: { type: "json_object" } },
      service_tier: "flex",
    });
    expect(response.output_text).toBe("Hello!");
    const url = new URL(client.server.url);
    const atStart = {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.request.temperature": 0.2,
      "gen_ai.request.top_p": 0.9,
      "gen_ai.request.max_tokens": 64,
      "gen_ai.request.previous_response.id": "resp_0",
      "gen_ai.request.reasoning.level": "low",
      "gen_ai.conversation.id": "conv_1",
      "gen_ai.prompt.name": "pmpt_1",
      "gen_ai.prompt.version": "2",
      "gen_ai.output.type": "json",
      "openai.api.type": "responses",
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
      ...tokens,
      "gen_ai.response.id": response.id,
      "gen_ai.response.model": "gpt-4o-1",
      "gen_ai.response.status": "completed",
      "gen_ai.response.finish_reasons": ["stop"],
      "openai.response.service_tier": "default",
    });
    expect(lintSpans(client.recorder.spans())).toEqual([]);
  });

  it.each([
    ["stop", reply.text("Hi"), "stop"],
    ["tool_call", calls, "tool_call"],
    ["length", reply.text("Hi", { finishReason: "length" }), "length"],
    ["content_filter", reply.text("Hi", { finishReason: "content_filter" }), "content_filter"],
    ["a refusal", reply.refusal(), "stop"],
  ])("tells why it ended, streamed or not: %s", async (_, script, reason) => {
    await using client = await startTracedClient({ line, script });
    await client.openai.responses.create(body);
    await collect(await client.openai.responses.create(streamed));
    const reasons = client.recorder.spans().map(({ attributes }) => attributes["gen_ai.response.finish_reasons"]);
    expect(reasons).toEqual([[reason], [reason]]);
    expect(lintSpans(client.recorder.spans())).toEqual([]);
  });

  it("that says of itself that it failed is an error, though the application is thrown none", async () => {
    const script = reply.failed({ error: reply.error(500, { code: "server_error", message: "my secret question" }) });
    await using client = await startTracedClient({ line, script });
    expect((await client.openai.responses.create(body)).status).toBe("failed");
    const events = await collect(await client.openai.responses.create(streamed));
    expect(events.at(-1)?.type).toBe("response.failed");
    for (const { status, attributes } of client.recorder.spans()) {
      expect(status).toEqual({ code: ERROR, message: "server_error" });
      expect(attributes).toMatchObject({
        "error.type": "server_error",
        "gen_ai.response.status": "failed",
        "gen_ai.response.finish_reasons": ["error"],
      });
    }
    expect(client.recorder.spans()).toHaveLength(2);
  });

  it("has usage, reasons and identity from its events, and the time to the first of them", async () => {
    let nowMs = 0;
    await using client = await startTracedClient({
      line,
      script: reply.text("Hello you", { usage, model: "gpt-4o-1" }),
      llm: { nowMs: () => (nowMs += 125) },
    });
    const events = await collect(await client.openai.responses.create(streamed));
    const [created] = events;
    expect(client.recorder.attributesAtStart()[0]).toMatchObject({ "gen_ai.request.stream": true });
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes).toMatchObject({
      ...tokens,
      "gen_ai.response.id": created?.type === "response.created" ? created.response.id : "",
      "gen_ai.response.model": "gpt-4o-1",
      "gen_ai.response.status": "completed",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.response.time_to_first_chunk": 0.125,
      "openai.response.service_tier": "default",
    });
  });

  it("that is left is cancelled, up to the provider, and says whose it is", async () => {
    await using client = await startTracedClient({ line, script: many });
    for await (const event of await client.openai.responses.create(streamed)) {
      if (event.type === "response.output_text.delta") break;
    }
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: {
        "gen_ai.response.id": expect.stringMatching(/^resp_/),
        "gen_ai.response.status": "in_progress",
        "gen_ai.response.finish_reasons": ["error"],
      },
    });
    expect(client.recorder.span().attributes["openai.response.service_tier"]).toBeUndefined();
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("whose stream carries an error fails with it", async () => {
    const script = reply.streamError({ afterChunks: 4, error: reply.error(500, { code: "overloaded" }) });
    await using client = await startTracedClient({ line, script });
    const read = collect(await client.openai.responses.create(streamed));
    // The older line gives the error as an event, and ends the stream in order.
    if (line === NEWEST) await expect(read).rejects.toThrow(/./);
    else expect((await read).map(({ type }) => type)).toContain("error");
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: { "error.type": "overloaded", "gen_ai.response.finish_reasons": ["error"] },
    });
  });

  it("that is refused fails", async () => {
    await using client = await startTracedClient({ line, script: reply.status(429) });
    await expect(client.openai.responses.create(body)).rejects.toThrow("429");
    await expect(client.openai.responses.create(streamed)).rejects.toThrow("429");
    for (const { attributes } of client.recorder.spans()) {
      expect(attributes).toMatchObject({
        "error.type": "rate_limit_exceeded",
        "gen_ai.response.finish_reasons": ["error"],
      });
    }
    expect(client.recorder.spans()).toHaveLength(2);
  });

  it("is what an unwrapped client gives, byte by byte of the request", async () => {
    await using client = await startTracedClient({ line, script: [calls, calls] });
    const plain = await client.plain.responses.create(body);
    const { data, request_id: requestId } = await client.openai.responses.create(body).withResponse();
    expect(requestId).toMatch(/^req_/);
    const same = (response: object): object => JSON.parse(JSON.stringify(response).replaceAll(/_\d+/g, ""));
    expect(same(data)).toEqual(same(plain));
    const [first, second] = client.server.requests();
    expect(second?.bodyText).toBe(first?.bodyText);
  });

  it("has one span where the client keeps the response for later: `asResponse()`", async () => {
    await using client = await startTracedClient({ line });
    const response = await client.openai.responses.create(body).asResponse();
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(await response.json()).toMatchObject({ object: "response" });
  });
});

it("a response of the beta is one", async () => {
  await using client = await startTracedClient({ script: calls });
  await client.openai.beta.responses.create({ ...body, betas: ["responses_multi_agent=v1"] });
  await collect(await client.openai.beta.responses.create({ ...body, stream: true }));
  for (const { name, attributes } of client.recorder.spans()) {
    expect(name).toBe("chat gpt-4o");
    expect(attributes).toMatchObject({
      "openai.api.type": "responses",
      "gen_ai.response.finish_reasons": ["tool_call"],
    });
  }
  expect(client.recorder.spans()).toHaveLength(2);
});
