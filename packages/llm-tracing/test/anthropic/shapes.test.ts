import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { reply } from "@sideband/testing-utils";
import { beforeAll, describe, expect, it } from "vitest";

import { wrapAnthropic } from "../../src/anthropic/index.ts";
import {
  collect,
  ERROR,
  startRecorder,
  turn,
  UNSET,
  useContextManager,
  useDiagnostics,
  useUnhandledRejections,
} from "../recorder.ts";
import { body, LINES, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
const diagnostics = useDiagnostics();
useUnhandledRejections();

const message = {
  id: "msg_1",
  model: "claude-1",
  content: [],
  stop_reason: "pause_turn",
  usage: { input_tokens: 3, output_tokens: 5 },
};

const clientOf = <T>(create: (request: { model: string }) => T, baseURL = "https://api.anthropic.com") => {
  const recorder = startRecorder();
  const client = wrapAnthropic({ baseURL, messages: { create } }, { llm: recorder.llm() });
  return { recorder, create: client.messages.create };
};

describe("a client by its shape", () => {
  it("may be any object, and reasons without a word in the conventions stay as they are", async () => {
    const { recorder, create } = clientOf(async () => message);
    expect(await create({ model: "m" })).toBe(message);
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.provider.name": "anthropic",
      "gen_ai.response.id": "msg_1",
      "gen_ai.response.finish_reasons": ["pause_turn"],
      "gen_ai.usage.input_tokens": 3,
      "gen_ai.usage.output_tokens": 5,
    });
  });

  it.each([
    ["https://api.anthropic.com", "anthropic"],
    ["https://bedrock-runtime.us-west-2.amazonaws.com", "aws.bedrock"],
    ["https://us-east5-aiplatform.googleapis.com/v1", "gcp.vertex_ai"],
    ["https://aiplatform.eu.rep.googleapis.com/v1", "gcp.vertex_ai"],
    ["https://gateway.example", "anthropic"],
  ])("at %s talks to %s", async (baseURL, provider) => {
    const { recorder, create } = clientOf(async () => message, baseURL);
    await create({ model: "m" });
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.provider.name": provider,
      "server.address": new URL(baseURL).hostname,
    });
  });

  it.each([
    ["model_context_window_exceeded", "length"],
    ["compaction", "compaction"],
    ["stop_sequence", "stop"],
    ["constructor", "constructor"],
    ["", "error"],
    [null, "error"],
  ])("that stops because of %j stops because of %s", async (stop_reason, reason) => {
    const { recorder, create } = clientOf(async () => ({ ...message, stop_reason }));
    await create({ model: "m" });
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual([reason]);
  });

  it.each([
    [{}, undefined],
    [{ service_tier: null, speed: null, inference_geo: 7 }, undefined],
    [{ service_tier: "standard", speed: "standard", inference_geo: "not_available" }, "standard"],
    [{ service_tier: "standard", inference_geo: "global" }, "standard"],
    [{ service_tier: "batch" }, "batch"],
    [{ service_tier: "standard", speed: "fast" }, "fast"],
    [{ service_tier: "batch", speed: "standard", inference_geo: "us" }, "batch+us"],
  ])("tells how it was served, which decides the price, streamed or not: %j", async (served, tier) => {
    const tiers: unknown[] = [];
    const recorder = startRecorder();
    const prices = { cost: ({ serviceTier }: { serviceTier?: string }) => void tiers.push(serviceTier) };
    const answer = { ...message, usage: { ...message.usage, ...served } };
    const create = async (streams: boolean) => (streams ? events() : answer);
    const events = async function* stream() {
      yield { type: "message_start", message: answer };
    };
    const client = wrapAnthropic({ messages: { create } }, { llm: recorder.llm({ prices: prices as never }) });
    await client.messages.create(false);
    await collect((await client.messages.create(true)) as AsyncIterable<unknown>);
    expect(tiers).toEqual([tier, tier]);
  });

  it("tells what it has written to the cache for an hour, which costs more, streamed or not", async () => {
    const told: unknown[] = [];
    const recorder = startRecorder();
    const prices = { cost: ({ usage }: { usage: object }) => void told.push(usage) };
    const cache = { cache_creation_input_tokens: 9, cache_creation: { ephemeral_1h_input_tokens: 4 } };
    const answer = { ...message, usage: { ...message.usage, ...cache } };
    const create = async (streams: boolean) => (streams ? events() : answer);
    const events = async function* stream() {
      yield { type: "message_start", message: answer };
      yield { type: "message_delta", delta: {}, usage: { output_tokens: 5, cache_creation_input_tokens: 9 } };
    };
    const client = wrapAnthropic({ messages: { create } }, { llm: recorder.llm({ prices: prices as never }) });
    await client.messages.create(false);
    await collect((await client.messages.create(true)) as AsyncIterable<unknown>);
    const written = expect.objectContaining({ cacheWriteInputTokens: 9, cacheWrite1hInputTokens: 4 });
    expect(told).toEqual([written, written]);
    expect(JSON.stringify(recorder.spans().map(({ attributes }) => attributes))).not.toContain("1h");
  });

  it("has the input that is known, where the cache is not", async () => {
    const usage = {
      input_tokens: 3,
      cache_read_input_tokens: null,
      cache_creation_input_tokens: 4,
      output_tokens: "5",
    };
    const { recorder, create } = clientOf(async () => ({ ...message, usage }));
    await create({ model: "m" });
    expect(recorder.span().attributes).toMatchObject({
      "gen_ai.usage.input_tokens": 7,
      "gen_ai.usage.cache_write.input_tokens": 4,
    });
    expect(recorder.span().attributes).not.toHaveProperty(["gen_ai.usage.output_tokens"]);
  });

  it("may stream from a generator, whose error events fail it, and whose fallback is the model that answers", async () => {
    const events = [
      { type: "message_start", message },
      { type: "content_block_start", index: 0, content_block: { type: "fallback", to: { model: "claude-2" } } },
      { type: "error", error: { type: "overloaded_error", message: "secret" } },
    ];
    const { recorder, create } = clientOf(async function* stream() {
      yield* events;
    });
    expect(await collect(create({ model: "m" }))).toEqual(events);
    expect(recorder.span()).toMatchObject({
      status: { code: ERROR, message: "overloaded_error" },
      attributes: { "gen_ai.response.model": "claude-2", "gen_ai.response.finish_reasons": ["error"] },
    });
  });

  it("is asked for one event at a time", async () => {
    let asked = 0;
    const { recorder, create } = clientOf(async function* stream() {
      for (;;) {
        asked += 1;
        yield { type: "ping" };
      }
    });
    const stream = create({ model: "m" });
    expect(asked).toBe(0);
    for (let read = 1; read <= 3; read += 1) {
      await stream.next();
      await turn();
      expect(asked).toBe(read);
    }
    await stream.return(undefined as never);
    expect(recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["error"]);
  });

  it("may be frozen: then it is told of, and works", async () => {
    const recorder = startRecorder();
    const messages = Object.freeze({ create: async () => message });
    const client = wrapAnthropic({ messages }, { llm: recorder.llm() });
    expect(await client.messages.create()).toBe(message);
    expect(recorder.spans()).toEqual([]);
    expect(diagnostics.take()).toEqual([expect.stringContaining("calls of messages.create are not traced")]);
  });
});

describe.each(LINES)("what nobody can end any more, line %s", (_, line) => {
  let collectGarbage: () => void;
  beforeAll(() => {
    setFlagsFromString("--expose_gc");
    collectGarbage = runInNewContext("gc") as () => void;
  });

  it.each([
    ["a stream that was never consumed", streamed],
    ["a call whose answer was never asked for", body],
  ])("ends: %s", async (_what, request) => {
    await using client = await startTracedClient(line, { script: reply.text("one two") });
    await (async () => {
      const promise = client.anthropic.messages.create(request);
      if (request === streamed) await promise;
    })();
    await client.server.waitForRequests(1);
    await client.server.idle();
    for (let round = 0; round < 50 && client.recorder.spans().length === 0; round += 1) {
      collectGarbage();
      await turn();
    }
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: { "gen_ai.response.finish_reasons": ["error"] },
    });
    expect(diagnostics.take()).toEqual([expect.stringContaining("was left open")]);
  });
});
