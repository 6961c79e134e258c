import { reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { collect, ERROR, turn, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES, NEWEST } from "./lines.ts";
import { body, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const many = reply.text("word ".repeat(200), { chunks: 200, delayMs: 1 });
const text = (chunks: readonly OpenAI.ChatCompletionChunk[]): string =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");

describe.each(LINES)("a streamed completion, $name", (line) => {
  it("has usage, reasons and identity from its chunks, and the time to the first of them", async () => {
    const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, reasoningTokens: 30 };
    let nowMs = 0;
    await using client = await startTracedClient({
      line,
      script: reply.text("Hello you", { usage }),
      llm: { nowMs: () => (nowMs += 125) },
    });
    const stream = await client.openai.chat.completions.create({
      ...streamed,
      stream_options: { include_usage: true },
    });
    const chunks = await collect(stream);
    expect(text(chunks)).toBe("Hello you");
    expect(client.recorder.attributesAtStart()[0]).toMatchObject({ "gen_ai.request.stream": true });
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.response.id": chunks[0]?.id,
      "gen_ai.response.model": "gpt-4o",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.response.time_to_first_chunk": 0.125,
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 50,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.usage.reasoning.output_tokens": 30,
    });
  });

  it("asks for nothing that the application did not ask for", async () => {
    await using client = await startTracedClient({ line });
    const request = Object.freeze({ ...streamed });
    await collect(await client.openai.chat.completions.create(request));
    expect(client.server.requests()[0]?.body).toEqual(request);
    expect(client.recorder.span().attributes["gen_ai.usage.output_tokens"]).toBeUndefined();
  });

  it("is the client's own stream", async () => {
    await using client = await startTracedClient({ line, script: [reply.text("Hi you"), reply.text("Hi you")] });
    const plain = await client.plain.chat.completions.create(streamed);
    const traced = await client.openai.chat.completions.create(streamed);
    expect(traced).toBeInstanceOf(line.Stream);
    expect(Object.getPrototypeOf(traced)).toBe(line.Stream.prototype);
    expect(traced.controller).toBeInstanceOf(AbortController);
    expect(Object.keys(traced)).toEqual(Object.keys(plain));
    expect(text(await collect(traced))).toBe(text(await collect(plain)));
    await expect(collect(traced)).rejects.toThrow("consumed stream");
    expect(client.recorder.span().status).toEqual({ code: UNSET });
  });

  it("stays open until its last chunk", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two three") });
    const stream = await client.openai.chat.completions.create(streamed);
    for await (const chunk of stream) {
      if (chunk.choices.length > 0) expect(client.recorder.spans()).toEqual([]);
    }
    expect(client.recorder.spans()).toHaveLength(1);
  });

  const cancelled = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["error"] } };

  it("that is left with `break` is cancelled, up to the provider", async () => {
    await using client = await startTracedClient({ line, script: many });
    const stream = await client.openai.chat.completions.create(streamed);
    let read = 0;
    for await (const _ of stream) if (++read === 5) break;
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect(client.recorder.span().attributes).toHaveProperty(["gen_ai.response.time_to_first_chunk"]);
    expect(client.recorder.span().attributes["error.type"]).toBeUndefined();
    const [request] = await client.server.idle();
    expect(request?.abortedByClient).toBe(true);
    expect(request?.chunksWritten).toBeLessThan(200);
  });

  it("whose consumer throws is cancelled, and the error is the consumer's", async () => {
    await using client = await startTracedClient({ line, script: many });
    const stream = await client.openai.chat.completions.create(streamed);
    const error = new Error("of the application");
    const consume = async (): Promise<void> => {
      for await (const _ of stream) throw error;
    };
    await expect(consume()).rejects.toBe(error);
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("that is aborted while it is read is cancelled", async () => {
    await using client = await startTracedClient({ line, script: many });
    const stream = await client.openai.chat.completions.create(streamed);
    let read = 0;
    for await (const _ of stream) if (++read === 3) stream.controller.abort();
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("that is aborted between two reads is cancelled at once", async () => {
    await using client = await startTracedClient({ line, script: many });
    const stream = await client.openai.chat.completions.create(streamed);
    await stream[Symbol.asyncIterator]().next();
    expect(client.recorder.spans()).toEqual([]);
    stream.controller.abort();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("that is aborted before it was there is cancelled at once", async () => {
    await using client = await startTracedClient({ line, script: reply.hang({ afterChunks: 1 }) });
    const controller = new AbortController();
    const promise = client.openai.chat.completions.create(streamed, { signal: controller.signal });
    await (promise as unknown as { responsePromise: Promise<unknown> }).responsePromise;
    controller.abort();
    const stream = await promise;
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect(await collect(stream)).toEqual([]);
  });

  it("that is aborted during a read is cancelled", async () => {
    await using client = await startTracedClient({ line, script: reply.hang({ afterChunks: 1 }) });
    const stream = await client.openai.chat.completions.create(streamed);
    const chunks = stream[Symbol.asyncIterator]();
    await chunks.next();
    const pending = chunks.next();
    stream.controller.abort();
    expect(await pending).toMatchObject({ done: true });
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("is not touched by an attempt to consume it twice", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two three") });
    const stream = await client.openai.chat.completions.create(streamed);
    const chunks = stream[Symbol.asyncIterator]();
    await chunks.next();
    await expect(collect(stream)).rejects.toThrow("consumed stream");
    expect(client.recorder.spans()).toEqual([]);
    while ((await chunks.next()).done !== true);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it("that is aborted by the application's signal ends as the client has it end", async () => {
    await using client = await startTracedClient({ line, script: many });
    const controller = new AbortController();
    const stream = await client.openai.chat.completions.create(streamed, { signal: controller.signal });
    for await (const _ of stream) controller.abort();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("that breaks off without a finish reason has none to tell", async () => {
    await using client = await startTracedClient({ line, script: reply.disconnect({ afterChunks: 2 }) });
    const stream = await client.openai.chat.completions.create(streamed);
    const error: unknown = await collect(stream).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: { "gen_ai.response.finish_reasons": ["error"] },
    });
    expect(client.recorder.span().attributes["error.type"]).not.toBe("_OTHER");
  });

  it("that carries an error fails with it, though the client aborts it", async () => {
    const script = reply.streamError({ afterChunks: 2, error: reply.error(500, { message: "my secret question" }) });
    await using client = await startTracedClient({ line, script });
    const stream = await client.openai.chat.completions.create(streamed);
    await expect(collect(stream)).rejects.toThrow("my secret question");
    expect(client.recorder.span().status).toEqual({ code: ERROR, message: "server_error" });
    expect(client.recorder.span().attributes).toMatchObject({
      "error.type": "server_error",
      "gen_ai.response.finish_reasons": ["error"],
    });
  });

  it("that is refused fails before there is a stream", async () => {
    await using client = await startTracedClient({ line, script: reply.error(500) });
    await expect(client.openai.chat.completions.create(streamed)).rejects.toThrow("500");
    expect(client.recorder.span().attributes["error.type"]).toBe("server_error");
  });

  it("is one, however many branches `tee()` makes of it", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two") });
    const stream = await client.openai.chat.completions.create(streamed);
    const [left, right] = stream.tee();
    const [first, second] = await Promise.all([collect(left), collect(right)]);
    expect(text(first)).toBe("one two");
    expect(second.map((chunk, index) => chunk === first[index])).not.toContain(false);
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it("is cancelled when the last branch of `tee()` is left", async () => {
    await using client = await startTracedClient({ line, script: many });
    const [left, right] = (await client.openai.chat.completions.create(streamed)).tee();
    for await (const _ of left) break;
    expect(client.recorder.spans()).toEqual([]);
    for await (const _ of right) break;
    // The branches of the older line do not pass it on that they are left.
    if (line !== NEWEST) left.controller.abort();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("ends with `toReadableStream()`", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two") });
    const readable = (await client.openai.chat.completions.create(streamed)).toReadableStream();
    const copy = line.Stream.fromReadableStream<OpenAI.ChatCompletionChunk>(readable, new AbortController());
    expect(text(await collect(copy))).toBe("one two");
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it("is cancelled with `toReadableStream()`", async () => {
    await using client = await startTracedClient({ line, script: many });
    const reader = (await client.openai.chat.completions.create(streamed)).toReadableStream().getReader();
    await reader.read();
    await reader.cancel();
    await turn();
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("runs apart from others", async () => {
    await using client = await startTracedClient({ line, script: reply.text("a b c d e f", { delayMs: 1 }) });
    const models = Array.from({ length: 8 }, (_, index) => `model-${index}`);
    const run = async (model: string): Promise<string> =>
      text(await collect(await client.openai.chat.completions.create({ ...streamed, model })));
    await client.recorder.llm().agent({ name: "parallel" }, () => Promise.all(models.map(run)));
    const spans = client.recorder.spans();
    const agent = spans.at(-1);
    expect(
      spans
        .slice(0, -1)
        .map(({ attributes }) => String(attributes["gen_ai.response.model"]))
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(models);
    expect(spans.slice(0, -1).every((span) => span.parentSpanContext?.spanId === agent?.spanContext().spanId)).toBe(
      true,
    );
    expect(body.model).toBe("gpt-4o");
  });
});
