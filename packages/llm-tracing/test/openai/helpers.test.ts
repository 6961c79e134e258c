import { reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { ERROR, names, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { body, startTracedClient } from "./traced-client.ts";

useContextManager();
useDiagnostics();
useUnhandledRejections();

const many = reply.text("word ".repeat(100), { chunks: 100, delayMs: 1 });

const response_format = {
  type: "json_schema",
  json_schema: { name: "order", strict: true, schema: { type: "object" } },
} as const;

describe.each(LINES)("the client's helpers, $name", (line) => {
  it("`stream()` gives one span and all of its events", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two three") });
    const events: string[] = [];
    const runner = client.openai.chat.completions.stream(body);
    runner.on("content", (delta) => events.push(delta));
    runner.on("end", () => events.push("end"));
    const completion = await runner.finalChatCompletion();
    expect(completion.choices[0]?.message.content).toBe("one two three");
    expect(events.join("")).toBe("one two threeend");
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.request.stream": true,
      "gen_ai.response.finish_reasons": ["stop"],
    });
  });

  it("`stream()` may be consumed by events alone", async () => {
    await using client = await startTracedClient({ line, script: reply.text("one two three") });
    await new Promise<void>((resolve) => void client.openai.chat.completions.stream(body).on("end", resolve));
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: { "gen_ai.response.finish_reasons": ["stop"] },
    });
  });

  it("`stream()` that is aborted before there is an answer fails as the application sees it", async () => {
    await using client = await startTracedClient({ line, script: reply.hang() });
    const runner = client.openai.chat.completions.stream(body);
    await client.server.waitForRequests(1);
    runner.abort();
    await expect(runner.finalChatCompletion()).rejects.toThrow("aborted");
    expect(client.recorder.span().attributes["error.type"]).toBe("APIUserAbortError");
  });

  it("`stream()` that is aborted is cancelled", async () => {
    await using client = await startTracedClient({ line, script: many });
    const runner = client.openai.chat.completions.stream(body);
    runner.once("content", () => runner.abort());
    await expect(runner.done()).rejects.toThrow("aborted");
    expect(client.recorder.span()).toMatchObject({
      status: { code: UNSET },
      attributes: { "gen_ai.response.finish_reasons": ["error"] },
    });
  });

  it("`stream()` that is left with `break` is cancelled", async () => {
    await using client = await startTracedClient({ line, script: many });
    for await (const _ of client.openai.chat.completions.stream(body)) break;
    expect((await client.server.idle())[0]?.abortedByClient).toBe(true);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
  });

  it("`stream()` that fails fails", async () => {
    await using client = await startTracedClient({ line, script: reply.error(500) });
    await expect(client.openai.chat.completions.stream(body).finalMessage()).rejects.toThrow("500");
    expect(client.recorder.span().attributes["error.type"]).toBe("server_error");
  });

  it("`parse()` gives one span", async () => {
    await using client = await startTracedClient({ line, script: reply.text('{"id":7}') });
    const promise = client.openai.chat.completions.parse({ ...body, response_format });
    const { data } = await promise.withResponse();
    expect(data.choices[0]?.message.content).toBe('{"id":7}');
    expect(client.recorder.span().attributes).toMatchObject({
      "gen_ai.response.id": data.id,
      "gen_ai.output.type": "json",
      "gen_ai.response.finish_reasons": ["stop"],
    });
  });

  it("`parse()` that does not parse fails with what the application sees, and has had its answer", async () => {
    await using client = await startTracedClient({ line, script: reply.text('{"id"', { finishReason: "length" }) });
    const promise = client.openai.chat.completions.parse({ ...body, response_format });
    await expect(promise).rejects.toThrow("length limit");
    expect(client.recorder.span()).toMatchObject({
      status: { code: ERROR },
      attributes: {
        "error.type": "LengthFinishReasonError",
        "gen_ai.response.finish_reasons": ["length"],
        "gen_ai.usage.output_tokens": expect.any(Number),
      },
    });
  });

  it("`parse()` that is refused fails", async () => {
    await using client = await startTracedClient({ line, script: reply.status(429) });
    await expect(client.openai.chat.completions.parse({ ...body, response_format })).rejects.toThrow("429");
    expect(client.recorder.span().attributes["error.type"]).toBe("rate_limit_exceeded");
  });

  it.each([false, true])("`runTools()` gives one span per turn, streamed: %s", async (stream) => {
    const script = [reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }]), reply.text("Order 7")];
    await using client = await startTracedClient({ line, script });
    const llm = client.recorder.llm();
    const tools = [
      {
        type: "function" as const,
        function: {
          name: "lookup_order",
          description: "",
          parameters: { type: "object" },
          parse: JSON.parse as (input: string) => object,
          function: () => llm.tool({ name: "lookup_order" }, async () => "found"),
        },
      },
    ];
    await llm.agent({ name: "support" }, async () => {
      const runner = client.openai.chat.completions.runTools({ ...body, stream, tools } as never);
      expect(await (runner as { finalContent(): Promise<string | null> }).finalContent()).toBe("Order 7");
    });
    expect(names(client.recorder.spans())).toEqual([
      "invoke_agent support > chat gpt-4o",
      "invoke_agent support > execute_tool lookup_order",
      "invoke_agent support > chat gpt-4o",
      "invoke_agent support",
    ]);
    const reasons = client.recorder.spans().map(({ attributes }) => attributes["gen_ai.response.finish_reasons"]);
    expect(reasons).toEqual([["tool_call"], undefined, ["stop"], undefined]);
  });
});
