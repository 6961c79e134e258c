import { FakeProvider, reply, type Reply } from "@sideband/testing-utils";
import { describe, expect, it } from "vitest";

import { describeFailure } from "../../src/errors/describe-failure.ts";
import type { Failure } from "../../src/errors/failure.ts";
import { failureOf, freeUrls, messages } from "./provider-calls.ts";

describe("fetch", () => {
  const get = async (options: RequestInit = {}): Promise<Failure> => {
    await using server = await FakeProvider.start({ script: reply.hang() });
    const body = JSON.stringify({ model: "m", messages });
    const headers = { authorization: "Bearer sk-test" };
    return await failureOf(fetch(`${server.url}/chat/completions`, { method: "POST", headers, body, ...options }));
  };

  it("is refused, timed out and aborted", async () => {
    const { openai } = await freeUrls();
    expect(await failureOf(fetch(openai))).toEqual({ type: "ECONNREFUSED", category: "unknown" });
    expect(await get({ signal: AbortSignal.timeout(5) })).toEqual({ type: "TimeoutError", category: "timeout" });
    expect(await get({ signal: AbortSignal.abort() })).toEqual({ type: "AbortError", category: "cancelled" });
  });
});

describe("the client of Google", () => {
  /** As `ApiError` of `@google/genai` 3 holds the body that a server gave. */
  const apiError = async (script: Reply): Promise<Error> => {
    await using server = await FakeProvider.start({ script });
    const response = await fetch(`${server.geminiUrl}/v1beta/models/gemini-2.5-pro:generateContent`, {
      method: "POST",
      headers: { "x-goog-api-key": "test", "content-type": "application/json" },
      body: JSON.stringify({ contents: [{ role: "user", parts: [{ text: "my secret question" }] }] }),
    });
    const message = JSON.stringify(await response.json());
    return Object.assign(new Error(message), { name: "ApiError", status: response.status });
  };

  it.each([
    [reply.status(429, { retryAfterSeconds: 39.5 }), { category: "rate_limited", retryAfterS: 39.5 }],
    [reply.status(400, { code: "API_KEY_INVALID" }), { category: "auth" }],
    [reply.status(403), { category: "auth" }],
    [reply.status(503), { category: "overloaded" }],
    [reply.status(504), { category: "timeout" }],
    [
      reply.status(400, {
        message: "The input token count (1200293) exceeds the maximum number of tokens allowed (1048576).",
      }),
      { category: "token_limit", tokensRequested: 1_200_293, tokenLimit: 1_048_576 },
    ],
  ])("says it in its message: case %#", async (script, expected) => {
    expect(describeFailure(await apiError(script))).toEqual({
      type: String(script.status),
      status: script.status,
      ...expected,
    });
  });

  it("says it within a stream", async () => {
    const { message } = await apiError(reply.status(429, { retryAfterSeconds: 2 }));
    const error = Object.assign(new Error(`got status: RESOURCE_EXHAUSTED. ${message}`), {
      name: "ApiError",
      status: 429,
    });
    expect(describeFailure(error)).toMatchObject({ category: "rate_limited", retryAfterS: 2 });
  });
});
