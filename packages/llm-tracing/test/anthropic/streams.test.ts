import type Anthropic from "@anthropic-ai/sdk";
import { lintSpans, reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { collect, ERROR, turn, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { body, LINES, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const many = reply.text("word ".repeat(200), { chunks: 200, delayMs: 1 });
const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, cacheWriteTokens: 25, reasoningTokens: 30 };
const cancelled = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["error"] } };
const stopped = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["stop"] } };

const text = (events: readonly Anthropic.MessageStreamEvent[]): string =>
  events
    .map((event) => (event.type === "content_block_delta" && event.delta.type === "text_delta" ? event.delta.text : ""))
    .join("");

describe.each(LINES)("a streamed message, line %s", (_, line) => {
  it("has usage, reason and identity from its events, and the time to the first of them", async () => {
    let nowMs = 0;
    await using client = await startTracedClient(line, {
      script: reply.text("Hello you", { usage, reasoning: "Hm." }),
      llm: { nowMs: () => (nowMs += 125) },
    });
    const events = await collect(await client.anthropic.messages.create(streamed));
    expect(text(events)).toBe("Hello you");
    const [start] = events;
    expect(client.recorder.attributesAtStart()[0]).toMatchObject({ "gen_ai.request.stream": true });
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: {
        "gen_ai.response.id": start?.type === "message_start" && start.message.id,
        "gen_ai.response.model": "claude-opus-5-5",
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.response.time_to_first_chunk": 0.125,
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 50,
        "gen_ai.usage.cache_read.input_tokens": 40,
        "gen_ai.usage.cache_write.input_tokens": 25,
        "gen_ai.usage.reasoning.output_tokens": 30,
      },
    });
  });

  it("is asked for as the application asks, and is the client's own", async () => {
    await using client = await startTracedClient(line, { script: [reply.text("Hi you"), reply.text("Hi you")] });
    const plain = await client.plain.messages.create(streamed);
    const traced = await client.anthropic.messages.create(Object.freeze({ ...streamed }));
    expect(Object.getPrototypeOf(traced)).toBe(Object.getPrototypeOf(plain));
    expect(traced.controller).toBeInstanceOf(AbortController);
    expect(Object.keys(traced)).toEqual(Object.keys(plain));
    expect(text(await collect(traced))).toBe(text(await collect(plain)));
    await expect(collect(traced)).rejects.toThrow("consumed stream");
    const [first, second] = client.server.requests();
    expect([second?.bodyText, second?.headers]).toEqual([first?.bodyText, first?.headers]);
    expect(client.recorder.span()).toMatchObject(stopped);
  });

  it("stays open until its last event", async () => {
    await using client = await startTracedClient(line, { script: reply.text("one two three") });
    for await (const _event of await client.anthropic.messages.create(streamed)) {
      expect(client.recorder.spans()).toEqual([]);
    }
    expect(client.recorder.span()).toMatchObject(stopped);
  });

  it("that is left with `break` is cancelled, up to the provider, and keeps what it has cost to read", async () => {
    await using client = await startTracedClient(line, {
      script: reply.text("word ".repeat(200), { chunks: 200, delayMs: 1, usage }),
    });
    let read = 0;
    for await (const _event of await client.anthropic.messages.create(streamed)) if (++read === 5) break;
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.usage.cache_write.input_tokens": 25,
      "gen_ai.response.time_to_first_chunk": expect.any(Number) as number,
    });
    // What a stream says of its output at its beginning only holds the place.
    expect(client.recorder.span().attributes).not.toHaveProperty(["gen_ai.usage.output_tokens"]);
    expect(client.recorder.span().attributes).not.toHaveProperty(["error.type"]);
    const [request] = await client.server.idle();
    expect(request?.abortedByClient).toBe(true);
    expect(request?.chunksWritten).toBeLessThan(200);
    expect(lintSpans(client.recorder.spans())).toEqual([]);
  });

  it("whose consumer throws is cancelled, and the error is the consumer's", async () => {
    await using client = await startTracedClient(line, { script: many });
    const stream = await client.anthropic.messages.create(streamed);
    const error = new Error("of the application");
    const consume = async (): Promise<void> => {
      for await (const _event of stream) throw error;
    };
    await expect(consume()).rejects.toBe(error);
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("that is aborted between two reads is cancelled at once", async () => {
    await using client = await startTracedClient(line, { script: many });
    const stream = await client.anthropic.messages.create(streamed);
    await stream[Symbol.asyncIterator]().next();
    expect(client.recorder.spans()).toEqual([]);
    stream.controller.abort();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("that is aborted before its first event is cancelled", async () => {
    await using client = await startTracedClient(line, { script: reply.hang({ afterChunks: 0 }) });
    const stream = await client.anthropic.messages.create(streamed);
    const pending = stream[Symbol.asyncIterator]().next();
    stream.controller.abort();
    expect(await pending).toMatchObject({ done: true });
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect(client.recorder.span().attributes).not.toHaveProperty(["gen_ai.response.time_to_first_chunk"]);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it.each(["before its first event", "after it"])("that is aborted %s by the application's signal", async (when) => {
    const afterChunks = when === "after it" ? 2 : 0;
    await using client = await startTracedClient(line, { script: reply.hang({ afterChunks }) });
    const controller = new AbortController();
    const stream = await client.anthropic.messages.create(streamed, { signal: controller.signal });
    const events = stream[Symbol.asyncIterator]();
    for (let read = 0; read < afterChunks; read += 1) await events.next();
    const pending = events.next();
    controller.abort();
    expect(await pending).toMatchObject({ done: true });
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("that was never consumed is cancelled by an abort", async () => {
    await using client = await startTracedClient(line, { script: many });
    const stream = await client.anthropic.messages.create(streamed);
    expect(client.recorder.spans()).toEqual([]);
    stream.controller.abort();
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("that is reset in the middle fails", async () => {
    await using client = await startTracedClient(line, { script: reply.disconnect({ afterChunks: 3 }) });
    const stream = await client.anthropic.messages.create(streamed);
    await expect(collect(stream)).rejects.toThrow(Error);
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: { "gen_ai.response.finish_reasons": ["error"] },
    });
    expect(client.recorder.span().attributes["error.type"]).not.toBe("_OTHER");
  });

  it("with an event that is no JSON fails", async () => {
    await using client = await startTracedClient(line, {
      script: reply.malformed({ afterChunks: 3 }),
      client: { logLevel: "off" },
    });
    await expect(collect(await client.anthropic.messages.create(streamed))).rejects.toThrow(SyntaxError);
    expect(client.recorder.span().attributes["error.type"]).toBe("SyntaxError");
  });

  it("that ends too early has no reason for it", async () => {
    await using client = await startTracedClient(line, { script: reply.truncated({ afterChunks: 3 }) });
    await collect(await client.anthropic.messages.create(streamed));
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("that is empty has none either", async () => {
    await using client = await startTracedClient(line, { script: reply.truncated({ afterChunks: 0 }) });
    expect(await collect(await client.anthropic.messages.create(streamed))).toEqual([]);
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("that carries an error fails with it, though the client aborts it", async () => {
    const script = reply.streamError({ afterChunks: 3, error: reply.status(529, { message: "my secret question" }) });
    await using client = await startTracedClient(line, { script });
    const stream = await client.anthropic.messages.create(streamed);
    await expect(collect(stream)).rejects.toThrow("my secret question");
    expect(client.recorder.span().status).toEqual({ code: ERROR, message: "overloaded_error" });
    expect(client.recorder.span().attributes).toMatchObject({
      "error.type": "overloaded_error",
      "gen_ai.response.finish_reasons": ["error"],
    });
  });

  it("that is refused fails before there is a stream", async () => {
    await using client = await startTracedClient(line, { script: reply.error(500) });
    await expect(client.anthropic.messages.create(streamed)).rejects.toThrow("500");
    expect(client.recorder.span().attributes["error.type"]).toBe("api_error");
  });

  it("is one, however many branches `tee()` makes of it", async () => {
    await using client = await startTracedClient(line, { script: reply.text("one two") });
    const [left, right] = (await client.anthropic.messages.create(streamed)).tee();
    const [first, second] = await Promise.all([collect(left), collect(right)]);
    expect(text(first)).toBe("one two");
    expect(second.map((event, index) => event === first[index])).not.toContain(false);
    expect(client.recorder.span()).toMatchObject(stopped);
  });

  it("ends with `toReadableStream()`, and is cancelled with it", async () => {
    await using client = await startTracedClient(line, { script: [reply.text("one two"), many] });
    const whole = await new Response((await client.anthropic.messages.create(streamed)).toReadableStream()).text();
    expect(
      whole
        .trim()
        .split("\n")
        .map((event) => (JSON.parse(event) as { type: string }).type),
    ).toContain("message_stop");
    expect(client.recorder.span()).toMatchObject(stopped);
    const reader = (await client.anthropic.messages.create(streamed)).toReadableStream().getReader();
    await reader.read();
    await reader.cancel();
    await turn();
    expect(client.recorder.spans()[1]).toMatchObject(cancelled);
    expect((await client.server.idle())[1]?.abortedByClient).toBe(true);
  });

  it("runs apart from others", async () => {
    await using client = await startTracedClient(line, { script: reply.text("a b c d e f", { delayMs: 1 }) });
    const models = Array.from({ length: 8 }, (_model, index) => `model-${index}`);
    const run = async (model: string): Promise<string> =>
      text(await collect(await client.anthropic.messages.create({ ...streamed, model })));
    await client.recorder.llm().agent({ name: "parallel" }, () => Promise.all(models.map(run)));
    const spans = client.recorder.spans();
    const agent = spans.at(-1)?.spanContext().spanId;
    const calls = spans.slice(0, -1);
    expect(calls.every((span) => span.parentSpanContext?.spanId === agent)).toBe(true);
    expect(
      calls.map(({ attributes }) => String(attributes["gen_ai.response.model"])).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(models);
    expect(body.model).toBe("claude-opus-5-5");
  });
});
