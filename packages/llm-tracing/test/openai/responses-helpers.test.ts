import { reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { ERROR, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const body = { model: "gpt-4o", input: "my secret question" };
const usage = { inputTokens: 100, outputTokens: 50, cachedTokens: 40, cacheWriteTokens: 10, reasoningTokens: 30 };
const tokens = {
  "gen_ai.usage.input_tokens": 100,
  "gen_ai.usage.output_tokens": 50,
  "gen_ai.usage.cache_read.input_tokens": 40,
  "gen_ai.usage.cache_write.input_tokens": 10,
  "gen_ai.usage.reasoning.output_tokens": 30,
};
const many = reply.text("word ".repeat(200), { chunks: 200, delayMs: 1 });

/** What a parser of the application throws. */
class NoOrderError extends Error {
  override readonly name = "NoOrderError";
}

const unreadable = {
  format: {
    type: "json_schema" as const,
    name: "order",
    schema: { type: "object" },
    $brand: "auto-parseable-response-format",
    $parseRaw: (): never => {
      throw new NoOrderError("my secret question");
    },
  },
};

describe.each(LINES)("the helpers for responses of $name", (line) => {
  it("`parse()` gives one span", async () => {
    await using client = await startTracedClient({ line, script: reply.text('{"id":7}', { usage }) });
    const { data } = await client.openai.responses
      .parse({ ...body, text: { format: { type: "json_schema", name: "order", schema: { type: "object" } } } })
      .withResponse();
    expect(data.output_parsed).toEqual({ id: 7 });
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: { ...tokens, "gen_ai.response.id": data.id, "gen_ai.output.type": "json" },
    });
  });

  it("`parse()` of an answer that cannot be read fails with what the application sees, and has had its answer", async () => {
    await using client = await startTracedClient({ line, script: reply.text("no order", { usage }) });
    await expect(client.openai.responses.parse({ ...body, text: unreadable } as never)).rejects.toThrow(NoOrderError);
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR, message: "NoOrderError" },
      attributes: { ...tokens, "error.type": "NoOrderError", "gen_ai.response.finish_reasons": ["stop"] },
    });
  });

  it("`stream()` gives one span and all of its events", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two three") });
    const deltas: string[] = [];
    const runner = client.openai.responses.stream(body);
    runner.on("response.output_text.delta", ({ delta }) => void deltas.push(delta));
    expect((await runner.finalResponse()).output_text).toBe("one two three");
    expect(deltas.join("")).toBe("one two three");
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.request.stream": true,
      "gen_ai.response.finish_reasons": ["stop"],
    });
  });

  it("`stream()` that is aborted is cancelled", async () => {
    await using client = await startTracedClient({ line, script: many });
    const runner = client.openai.responses.stream(body);
    runner.once("response.output_text.delta", () => runner.abort());
    await expect(runner.done()).rejects.toThrow("aborted");
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: { "gen_ai.response.finish_reasons": ["error"] },
    });
  });

  it("`stream()` that is left with `break` is cancelled", async () => {
    await using client = await startTracedClient({ line, script: many });
    for await (const _ of client.openai.responses.stream(body)) break;
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
  });

  it("`stream()` that is refused fails", async () => {
    await using client = await startTracedClient({ line, script: reply.error(500) });
    await expect(client.openai.responses.stream(body).finalResponse()).rejects.toThrow("500");
    expect(client.recorder.span().attributes["error.type"]).toBe("server_error");
  });

  it("`stream()` of a response that fails gives one span, which fails", async () => {
    await using client = await startTracedClient({ line, script: reply.failed() });
    await client.openai.responses
      .stream(body)
      .done()
      .catch(() => {});
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: { "error.type": "server_error", "gen_ai.response.status": "failed" },
    });
  });

  it("what only fetches a response calls no model", async () => {
    await using client = await startTracedClient({ line });
    await expect(client.openai.responses.retrieve("resp_1")).rejects.toThrow("404");
    expect(client.recorder.started()).toBe(0);
  });
});
