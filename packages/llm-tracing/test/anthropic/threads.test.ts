import Anthropic from "@anthropic-ai/sdk";
import { type Reply, reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { ERROR, turn, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { body, startTracedClient, type TracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const cancelled = { status: { code: UNSET }, attributes: { "gen_ai.response.finish_reasons": ["error"] } };
const many = reply.text("word ".repeat(100), { chunks: 100, delayMs: 1 });

/** The first turn of a streamed tool runner: line 1 reads its body with a promise that is not the one of the call. */
const turnOf = async (client: TracedClient) => {
  const runner = client.anthropic.beta.messages.toolRunner({ ...body, stream: true, tools: [] });
  const { value } = await runner[Symbol.asyncIterator]().next();
  if (value === undefined) throw new Error("Expected a turn, got none");
  return value;
};

const start = (script: Reply): Promise<TracedClient> =>
  startTracedClient(Anthropic, { script, llm: { captureContent: "span" }, client: { logLevel: "off" } });

describe("a stream that the client makes of a response by itself", () => {
  it("is read as it passes", async () => {
    const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40 };
    await using client = await start(reply.text("Grüße, \u{1F600}!", { usage, chunks: 5 }));
    const message = await (await turnOf(client)).finalMessage();
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: {
        "gen_ai.response.id": message.id,
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.response.time_to_first_chunk": expect.any(Number) as number,
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 50,
      },
    });
    expect(JSON.parse(String(client.recorder.span().attributes["gen_ai.output.messages"]))).toEqual([
      { role: "assistant", parts: [{ type: "text", content: "Grüße, \u{1F600}!" }] },
    ]);
  });

  it("is cancelled by an abort, before its first event and after", async () => {
    await using client = await start(reply.hang({ afterChunks: 0 }));
    const early = await turnOf(client);
    early.once("connect", () => early.abort());
    await expect(early.done()).rejects.toThrow(Anthropic.APIUserAbortError);
    expect(client.recorder.span()).toMatchObject(cancelled);
    await using other = await start(many);
    const later = await turnOf(other);
    later.once("text", () => later.abort());
    await expect(later.done()).rejects.toThrow(Anthropic.APIUserAbortError);
    expect(other.recorder.span()).toMatchObject(cancelled);
    expect((await other.server.idle())[0]?.abortedByClient).toBe(true);
  });

  it("is cancelled by an abort while it waits for an event", async () => {
    await using client = await start(reply.hang({ afterChunks: 4 }));
    const waiting = await turnOf(client);
    await waiting.emitted("text");
    await turn();
    waiting.abort();
    await expect(waiting.done()).rejects.toThrow(Anthropic.APIUserAbortError);
    await client.server.idle();
    expect(client.recorder.span()).toMatchObject(cancelled);
  });

  it.each([
    [reply.streamError({ afterChunks: 3, error: reply.status(529) }), "overloaded_error"],
    [reply.malformed({ afterChunks: 3 }), "SyntaxError"],
    [reply.disconnect({ afterChunks: 3 }), "UND_ERR_SOCKET"],
    [reply.status(429), "rate_limit_error"],
  ])("fails as it does: case %#", async (script, type) => {
    await using client = await start(script);
    await expect((await turnOf(client)).finalMessage()).rejects.toThrow(Error);
    expect(client.recorder.span()).toMatchObject({ status: { code: ERROR }, attributes: { "error.type": type } });
  });

  it("that ends too early has no reason for it", async () => {
    await using client = await start(reply.truncated({ afterChunks: 3 }));
    await (await turnOf(client)).finalMessage().catch(() => {});
    expect(client.recorder.span()).toMatchObject(cancelled);
  });
});
