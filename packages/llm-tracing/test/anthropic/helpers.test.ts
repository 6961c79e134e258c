import type Anthropic from "@anthropic-ai/sdk";
import { reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import {
  collect,
  ERROR,
  names,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";
import { body, LINES, startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const many = reply.text("word ".repeat(100), { chunks: 100, delayMs: 1 });
const cancelled = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["error"] } };
const stopped = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["stop"] } };

/** The helpers of both resources look alike. */
const RESOURCES = [
  ["messages", (anthropic: Anthropic) => anthropic.messages],
  ["beta.messages", (anthropic: Anthropic) => anthropic.beta.messages as unknown as Anthropic.Messages],
] as const;

const CASES = LINES.flatMap(([name, line]) =>
  RESOURCES.map(([resource, messagesOf]) => ({ name, line, resource, messagesOf })),
);

describe.each(CASES)("the helpers of $resource, line $name", ({ line, messagesOf }) => {
  it("`stream()` gives one span and all of its events", async () => {
    await using client = await startTracedClient(line, { script: reply.text("one two three") });
    const seen: string[] = [];
    const stream = messagesOf(client.anthropic).stream(body);
    stream.on("text", (delta) => seen.push(delta)).on("end", () => seen.push("end"));
    const message = await stream.finalMessage();
    expect(seen.join("")).toBe("one two threeend");
    expect(client.recorder.span()).toMatchObject(stopped);
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.request.stream": true,
      "gen_ai.response.id": message.id,
      "gen_ai.usage.output_tokens": message.usage.output_tokens,
    });
  });

  it("`stream()` that is only listened to, and one that nobody consumes, end", async () => {
    await using client = await startTracedClient(line);
    await new Promise<void>((resolve) => {
      messagesOf(client.anthropic).stream(body).on("end", resolve);
    });
    expect(client.recorder.span()).toMatchObject(stopped);
    const stream = messagesOf(client.anthropic).stream(body);
    await client.server.waitForRequests(2);
    await client.server.idle();
    await stream.done();
    expect(client.recorder.spans()[1]).toMatchObject(stopped);
  });

  it("`stream()` that is iterated over gives the events of the client, and ends", async () => {
    await using client = await startTracedClient(line);
    const types = async (anthropic: Anthropic): Promise<readonly string[]> =>
      (await collect(messagesOf(anthropic).stream(body))).map(({ type }) => type);
    expect(await types(client.anthropic)).toEqual(await types(client.plain));
    expect(client.recorder.span()).toMatchObject(stopped);
  });

  it.each(["the first event", "any event"])("`stream()` that is aborted before %s is cancelled", async (when) => {
    await using client = await startTracedClient(line, {
      script: when === "any event" ? reply.hang({ afterChunks: 0 }) : many,
    });
    const stream = messagesOf(client.anthropic).stream(body);
    if (when === "any event") stream.once("connect", () => stream.abort());
    else stream.once("text", () => stream.abort());
    await expect(stream.done()).rejects.toThrow(line.APIUserAbortError);
    expect(client.recorder.span()).toMatchObject(cancelled);
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("`stream()` that is aborted before there is an answer fails with that", async () => {
    await using client = await startTracedClient(line, { script: reply.hang() });
    const stream = messagesOf(client.anthropic).stream(body);
    await client.server.waitForRequests(1);
    stream.abort();
    await expect(stream.done()).rejects.toThrow(line.APIUserAbortError);
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: { "error.type": "APIUserAbortError" },
    });
  });

  it("`stream()` that is left with `break` is cancelled", async () => {
    await using client = await startTracedClient(line, { script: many });
    for await (const _event of messagesOf(client.anthropic).stream(body)) break;
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it("`stream()` that fails fails, at its beginning and in its middle", async () => {
    const error = reply.status(529);
    const script = [error, reply.streamError({ afterChunks: 3, error })];
    await using client = await startTracedClient(line, { script });
    for (const index of [0, 1]) {
      await expect(messagesOf(client.anthropic).stream(body).finalMessage()).rejects.toThrow(line.APIError);
      expect(client.recorder.spans()[index]?.attributes["error.type"]).toBe("overloaded_error");
    }
  });

  it("`parse()` gives one span, be its answer parsed or not", async () => {
    const script = [reply.text('{"id":7}'), reply.text('{"id"'), reply.status(429)];
    await using client = await startTracedClient(line, { script });
    const format = {
      type: "json_schema" as const,
      schema: {},
      parse: (content: string): unknown => JSON.parse(content),
    };
    const parse = async () => messagesOf(client.anthropic).parse({ ...body, output_config: { format } });
    expect((await parse()).parsed_output).toEqual({ id: 7 });
    await expect(parse()).rejects.toThrow("parse");
    await expect(parse()).rejects.toThrow("429");
    const spans = client.recorder.spans();
    expect(spans.map(({ attributes }) => attributes["error.type"])).toEqual([undefined, undefined, "rate_limit_error"]);
    expect(spans.map(({ attributes }) => attributes["gen_ai.output.type"])).toEqual(["json", "json", "json"]);
    expect(spans[1]).toMatchObject(stopped);
  });
});

describe.each(LINES)("the tool runner, line %s", (_, line) => {
  it.each([false, true])("gives one span per turn, streamed: %s", async (stream) => {
    const script = [reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }]), reply.text("Order 7")];
    await using client = await startTracedClient(line, { script });
    const llm = client.recorder.llm();
    const tools = [
      {
        name: "lookup_order",
        description: "",
        input_schema: { type: "object" },
        parse: (input: unknown) => input,
        run: () => llm.tool({ name: "lookup_order" }, async () => "found"),
      },
    ];
    await llm.agent({ name: "support" }, async () => {
      const runner = client.anthropic.beta.messages.toolRunner({ ...body, stream, tools } as never);
      for await (const step of runner) if (stream) await (step as unknown as { done(): Promise<void> }).done();
    });
    expect(names(client.recorder.spans())).toEqual([
      "invoke_agent support > chat claude-opus-5-5",
      "invoke_agent support > execute_tool lookup_order",
      "invoke_agent support > chat claude-opus-5-5",
      "invoke_agent support",
    ]);
    const reasons = client.recorder.spans().map(({ attributes }) => attributes["gen_ai.response.finish_reasons"]);
    expect(reasons).toEqual([["tool_call"], undefined, ["stop"], undefined]);
  });
});
