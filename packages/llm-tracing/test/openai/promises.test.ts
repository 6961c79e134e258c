import { reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import { describe, expect, it } from "vitest";

import { collect, ERROR, turn, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { LINES } from "./lines.ts";
import { body, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
const unhandled = useUnhandledRejections();

describe.each(LINES)("the promise of a call, $name", (line) => {
  it("is the client's own", async () => {
    await using client = await startTracedClient({ line });
    const promise = client.openai.chat.completions.create(body);
    expect(promise).toBeInstanceOf(line.APIPromise);
    expect(Object.getPrototypeOf(promise)).toBe(line.APIPromise.prototype);
    const [first, second] = await Promise.all([promise, promise.then((completion) => completion)]);
    expect(first).toBe(second);
    expect(await promise.finally(() => {})).toBe(first);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
  });

  it("gives data, response and request id with `withResponse()`", async () => {
    await using client = await startTracedClient({ line });
    const { data, response, request_id: requestId } = await client.openai.chat.completions.create(body).withResponse();
    expect(response).toBeInstanceOf(Response);
    expect(requestId).toBe(response.headers.get("x-request-id"));
    expect(client.recorder.span().attributes["gen_ai.response.id"]).toBe(data.id);
  });

  it("gives a stream with `withResponse()`", async () => {
    await using client = await startTracedClient({ line });
    const { data } = await client.openai.chat.completions.create(streamed).withResponse();
    const [left, right] = data.tee();
    await Promise.all([collect(left), collect(right)]);
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it("leaves the body of `asResponse()` to the application, and ends with the headers", async () => {
    await using client = await startTracedClient({ line });
    const response = await client.openai.chat.completions.create(body).asResponse();
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes).not.toHaveProperty(["gen_ai.response.finish_reasons"]);
    expect(await response.json()).toMatchObject({ object: "chat.completion" });
  });

  it("does not end with the headers where the answer is asked for as well", async () => {
    await using client = await startTracedClient({ line });
    const promise = client.openai.chat.completions.create(body);
    const [completion, response] = await Promise.all([promise, promise.asResponse()]);
    expect(response.status).toBe(200);
    expect(client.recorder.span().attributes["gen_ai.response.id"]).toBe(completion.id);
  });

  it("does not end a stream where its response is asked for as well", async () => {
    await using client = await startTracedClient({ line });
    const promise = client.openai.chat.completions.create(streamed);
    const stream = await promise;
    await promise.asResponse();
    expect(client.recorder.spans()).toEqual([]);
    await collect(stream);
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it("does not read a body before it is asked for", async () => {
    await using client = await startTracedClient({ line });
    const promise = client.openai.chat.completions.create(body);
    await client.server.idle();
    const response = await promise.asResponse();
    expect(response.bodyUsed).toBe(false);
    await response.text();
  });

  it.each(["await", "catch", "withResponse", "asResponse"] as const)("fails with %s as it would", async (way) => {
    await using client = await startTracedClient({ line, script: reply.error(500) });
    const consume = (openai: OpenAI): Promise<unknown> => {
      const promise = openai.chat.completions.create(body);
      if (way === "await") return (async () => promise)();
      if (way === "catch")
        return promise.catch((error: unknown) => {
          throw error;
        });
      return promise[way]();
    };
    const outcome = async (openai: OpenAI): Promise<unknown> => consume(openai).catch((error: unknown) => error);
    const plain = (await outcome(client.plain)) as Error;
    const traced = (await outcome(client.openai)) as Error;
    expect([traced.constructor, traced.message]).toEqual([plain.constructor, plain.message]);
    expect(client.recorder.span().status.code).toBe(ERROR);
  });

  it.each([
    ["a refused call", reply.error(500)],
    ["an answer that no helper can read", reply.text('{"id"', { finishReason: "length" })],
  ])("tells of a failure that nobody handles exactly as often as it would: %s", async (_, script) => {
    await using client = await startTracedClient({ line, script, llm: { log: () => {} } });
    const settle = async (openai: OpenAI, call: (openai: OpenAI) => unknown): Promise<number> => {
      const before = client.server.requests().length;
      call(openai);
      await client.server.waitForRequests(before + 1);
      await client.server.idle();
      let count = 0;
      for (let round = 0; round < 20; round += 1) {
        await turn();
        count += unhandled.take().length;
      }
      return count;
    };
    const asked = { model: "gpt-4o", input: "Hi" };
    const ways: ((openai: OpenAI) => unknown)[] = [
      (openai) => openai.responses.create(asked),
      (openai) => openai.responses.create({ ...asked, stream: true }),
      (openai) => openai.responses.parse(asked),
      (openai) => openai.responses.parse(asked).withResponse(),
      (openai) => openai.responses.parse(asked).asResponse(),
      (openai) => openai.responses.stream(asked),
      (openai) => openai.responses.stream(asked).on("event", () => {}),
      (openai) => openai.responses.stream(asked).on("error", () => {}),
      (openai) => openai.embeddings.create(asked),
      (openai) => openai.embeddings.create({ ...asked, encoding_format: "float" }),
      (openai) => openai.embeddings.create(asked).catch(() => {}),
      (openai) => openai.chat.completions.parse(body),
      (openai) => openai.chat.completions.parse(body).finally(() => {}),
      (openai) => openai.chat.completions.stream(body),
      (openai) => openai.chat.completions.stream(body).on("abort", () => {}),
      (openai) => openai.chat.completions.create(body),
      (openai) => openai.chat.completions.create(body).then(() => {}),
      (openai) => openai.chat.completions.create(body).asResponse(),
      (openai) => openai.chat.completions.create(body).catch(() => {}),
      (openai) => openai.chat.completions.create(body).withResponse(),
    ];
    for (const [index, way] of ways.entries()) {
      const plain = await settle(client.plain, way);
      expect([index, await settle(client.openai, way)]).toEqual([index, plain]);
    }
    expect(client.recorder.started()).toBe(ways.length);
    // An answer that nobody asks for is never read.
    if (script.kind === "status") expect(client.recorder.spans()).toHaveLength(ways.length);
  });
});

describe.each(LINES)("the client, $name", (line) => {
  it("is the same object, wrapped once however often it is", async () => {
    await using client = await startTracedClient({ line });
    const { wrapOpenAI } = await import("../../src/openai/index.ts");
    const create: unknown = Reflect.get(client.openai.chat.completions, "create");
    expect(wrapOpenAI(client.openai)).toBe(client.openai);
    expect(wrapOpenAI(client.openai, { llm: client.recorder.llm() })).toBe(client.openai);
    expect(Reflect.get(client.openai.chat.completions, "create")).toBe(create);
    await client.openai.chat.completions.create(body);
    expect(client.recorder.spans()).toHaveLength(1);
  });

  it("looks like it did", async () => {
    await using client = await startTracedClient({ line });
    const { openai, plain } = client;
    expect(openai).toBeInstanceOf(line.OpenAI);
    expect(Object.keys(openai)).toEqual(Object.keys(plain));
    expect(Object.keys(openai.chat.completions)).toEqual(Object.keys(plain.chat.completions));
    const looks = (completions: object): unknown => {
      const create = Reflect.get(completions, "create") as Function;
      return { name: create.name, length: create.length };
    };
    expect(looks(openai.chat.completions)).toEqual(looks(plain.chat.completions));
  });

  it("passes on to its `withOptions()` clones", async () => {
    await using client = await startTracedClient({ line });
    const clone = client.openai.withOptions({ timeout: 1000 });
    expect(clone).toBeInstanceOf(line.OpenAI);
    expect(clone.timeout).toBe(1000);
    await clone.chat.completions.create(body);
    await clone.withOptions({ maxRetries: 1 }).chat.completions.create(body);
    expect(client.recorder.spans()).toHaveLength(2);
  });

  it("passes other methods through untouched", async () => {
    await using client = await startTracedClient({ line });
    await expect(client.openai.models.list()).rejects.toThrow("404");
    expect(client.recorder.started()).toBe(0);
  });
});
