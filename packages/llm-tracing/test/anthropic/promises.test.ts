import type Anthropic from "@anthropic-ai/sdk";
import { reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { wrapAnthropic } from "../../src/anthropic/index.ts";
import { collect, ERROR, turn, UNSET, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { body, LINES, startTracedClient, streamed } from "./traced-client.ts";

useContextManager();
useDiagnostics();
const unhandled = useUnhandledRejections();

describe.each(LINES)("the promise of a call, line %s", (_, line) => {
  it("is the client's own", async () => {
    await using client = await startTracedClient(line);
    const plain = client.plain.messages.create(body);
    const promise = client.anthropic.messages.create(body);
    expect(Object.getPrototypeOf(promise)).toBe(Object.getPrototypeOf(plain));
    expect(Object.keys(promise)).toEqual(Object.keys(plain));
    const [first, second] = await Promise.all([promise, promise.then((message) => message), plain]);
    expect(first).toBe(second);
    expect(await promise.finally(() => {})).toBe(first);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
  });

  it("gives data, response and request id with `withResponse()`, streamed or not", async () => {
    await using client = await startTracedClient(line);
    const { data, response, request_id: id } = await client.anthropic.messages.create(body).withResponse();
    expect(response).toBeInstanceOf(Response);
    expect(id).toBe(response.headers.get("request-id"));
    expect(client.recorder.span().attributes["gen_ai.response.id"]).toBe(data.id);
    const { data: stream } = await client.anthropic.messages.create(streamed).withResponse();
    expect(client.recorder.spans()).toHaveLength(1);
    const [left, right] = stream.tee();
    await Promise.all([collect(left), collect(right)]);
    expect(client.recorder.spans()[1]?.attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it("leaves the body of `asResponse()` to the application, and ends with the headers", async () => {
    await using client = await startTracedClient(line);
    const response = await client.anthropic.messages.create(body).asResponse();
    expect(response.bodyUsed).toBe(false);
    expect(client.recorder.span().status).toEqual({ code: UNSET });
    expect(client.recorder.span().attributes).not.toHaveProperty(["gen_ai.response.finish_reasons"]);
    expect(await response.json()).toMatchObject({ type: "message" });
  });

  it("does not end with the headers where the answer is asked for as well", async () => {
    await using client = await startTracedClient(line);
    const promise = client.anthropic.messages.create(body);
    const [message, response] = await Promise.all([promise, promise.asResponse()]);
    expect(response.status).toBe(200);
    expect(client.recorder.span().attributes["gen_ai.response.id"]).toBe(message.id);
  });

  it("can be taken apart", async () => {
    await using client = await startTracedClient(line);
    const promise = client.anthropic.messages.create(body);
    const unwrapped = promise._thenUnwrap((message) => ({ role: message.role }));
    expect(await unwrapped).toMatchObject({ role: "assistant" });
    expect(client.recorder.span().attributes["gen_ai.response.finish_reasons"]).toEqual(["stop"]);
  });

  it.each(["await", "catch", "withResponse", "asResponse"] as const)("fails with %s as it would", async (way) => {
    await using client = await startTracedClient(line, { script: reply.error(500) });
    const consume = async (anthropic: Anthropic): Promise<unknown> => {
      const promise = anthropic.messages.create(body);
      if (way === "await") return await promise;
      if (way === "catch") return promise.catch((error: unknown) => Promise.reject(error as Error));
      return promise[way]();
    };
    const [plain, traced] = await Promise.all(
      [client.plain, client.anthropic].map((anthropic) => consume(anthropic).catch((error: unknown) => error as Error)),
    );
    expect(plain).toBeInstanceOf(line.InternalServerError);
    expect((traced as Error).constructor).toBe((plain as Error).constructor);
    expect(client.recorder.span().status.code).toBe(ERROR);
  });

  it("tells of a failure that nobody handles exactly as often as it would", async () => {
    await using client = await startTracedClient(line, { script: reply.error(500) });
    const settle = async (anthropic: Anthropic, call: (anthropic: Anthropic) => unknown): Promise<number> => {
      const before = client.server.requests().length;
      call(anthropic);
      await client.server.waitForRequests(before + 1);
      await client.server.idle();
      let count = 0;
      for (let round = 0; round < 20; round += 1) {
        await turn();
        count += unhandled.take().length;
      }
      return count;
    };
    const ways: readonly ((anthropic: Anthropic) => unknown)[] = [
      (anthropic) => anthropic.messages.create(body),
      (anthropic) => anthropic.messages.create(body).then(() => {}),
      (anthropic) => anthropic.messages.create(body).asResponse(),
      (anthropic) => anthropic.messages.create(body).catch(() => {}),
      (anthropic) => anthropic.messages.create(body).withResponse(),
      (anthropic) => anthropic.messages.parse(body),
      (anthropic) => anthropic.messages.stream(body),
      (anthropic) => anthropic.messages.stream(body).on("error", () => {}),
      (anthropic) => anthropic.messages.stream(body).finalMessage(),
    ];
    for (const [index, way] of ways.entries()) {
      const plain = await settle(client.plain, way);
      expect([index, await settle(client.anthropic, way)]).toEqual([index, plain]);
    }
    expect(client.recorder.spans()).toHaveLength(ways.length);
  });
});

describe.each(LINES)("the client, line %s", (_, line) => {
  it("is the same object, wrapped once however often it is", async () => {
    await using client = await startTracedClient(line);
    const { messages } = client.anthropic;
    const create: unknown = Reflect.get(messages, "create");
    expect(wrapAnthropic(client.anthropic)).toBe(client.anthropic);
    expect(wrapAnthropic(client.anthropic, { llm: client.recorder.llm() })).toBe(client.anthropic);
    expect(Reflect.get(messages, "create")).toBe(create);
    await messages.create(body);
    expect(client.recorder.spans()).toHaveLength(1);
  });

  it("looks like it did", async () => {
    await using client = await startTracedClient(line);
    expect(Object.keys(client.anthropic)).toEqual(Object.keys(client.plain));
    const methodOf = ({ messages }: Anthropic) => Reflect.get(messages, "create");
    const [traced, plain] = [methodOf(client.anthropic), methodOf(client.plain)] as const;
    expect([traced.name, traced.length]).toEqual([plain.name, plain.length]);
  });

  it("has clones that are traced too, and clones of clones", async () => {
    await using client = await startTracedClient(line);
    const clone = client.anthropic.withOptions({ maxRetries: 1 }).withOptions({ timeout: 5000 });
    expect([clone.maxRetries, clone.timeout, clone.constructor]).toEqual([1, 5000, line]);
    await clone.messages.create(body);
    await clone.beta.messages.create(body);
    expect(client.recorder.spans()).toHaveLength(2);
  });

  it.each([null, undefined, 5, {}, { messages: {} }])("is refused where it has no such method: %j", (value) => {
    expect(() => wrapAnthropic(value as never)).toThrow("Expected `client` to have a method messages.create");
  });

  it("is refused with options that are not what they should be", () => {
    const client = { messages: { create: () => 0 } };
    expect(() => wrapAnthropic(client, { nativeSpan: "drop" as never })).toThrow(
      'Expected `nativeSpan` to be "silence" or "adopt", got "drop"',
    );
    expect(() => wrapAnthropic(client, { llm: {} as never })).toThrow("Expected `llm` to be an LlmTracer");
  });
});
