import type Anthropic from "@anthropic-ai/sdk";
import type Anthropic0 from "@anthropic-ai/sdk-0";
import { FakeProvider, reply, type Reply } from "@sideband/testing-utils";
import type OpenAI from "openai";
import type OpenAI6 from "openai-6";
import { expect } from "vitest";

import { describeFailure } from "../../src/errors/describe-failure.ts";
import type { Failure } from "../../src/errors/failure.ts";
import { collect } from "../recorder.ts";

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly stream?: boolean;
}

export type Call = (url: { openai: string; anthropic: string }, options?: CallOptions) => Promise<unknown>;

export const messages: { role: "user"; content: string }[] = [{ role: "user", content: "my secret question" }];

const limits = ({ signal, timeoutMs }: CallOptions): { signal?: AbortSignal; timeout?: number } => ({
  ...(signal !== undefined && { signal }),
  ...(timeoutMs !== undefined && { timeout: timeoutMs }),
});

/** One completion, or a stream of it to its end. */
export const callOpenAI =
  (Client: typeof OpenAI | typeof OpenAI6): Call =>
  async (url, options = {}) => {
    const openai = new Client({ baseURL: url.openai, apiKey: "sk-test", maxRetries: 0 }) as OpenAI;
    const body = { model: "gpt-4o", messages };
    if (options.stream !== true) return openai.chat.completions.create(body, limits(options));
    return collect(await openai.chat.completions.create({ ...body, stream: true }, limits(options)));
  };

/** One message, or a stream of it to its end. */
export const callAnthropic =
  (Client: typeof Anthropic | typeof Anthropic0): Call =>
  async (url, options = {}) => {
    const anthropic = new Client({ baseURL: url.anthropic, apiKey: "sk-test", maxRetries: 0 }) as Anthropic;
    const body = { model: "claude-sonnet-4", max_tokens: 16, messages };
    if (options.stream !== true) return anthropic.messages.create(body, limits(options));
    return collect(await anthropic.messages.create({ ...body, stream: true }, limits(options)));
  };

/** What is said of the error that a promise rejects with. */
export const failureOf = async (promise: Promise<unknown>): Promise<Failure> =>
  promise.then(
    () => expect.unreachable("The call should have failed"),
    (error: unknown) => describeFailure(error),
  );

/** A call of a server that answers it with a reply. */
export const failure = async (call: Call, script: Reply, options?: CallOptions): Promise<Failure> => {
  await using server = await FakeProvider.start({ script });
  return await failureOf(call({ openai: server.url, anthropic: server.anthropicUrl }, options));
};

/** A call that leaves once the server has it. */
export const abandoned = async (call: Call, reason?: unknown): Promise<Failure> => {
  await using server = await FakeProvider.start({ script: reply.hang() });
  const controller = new AbortController();
  const url = { openai: server.url, anthropic: server.anthropicUrl };
  const pending = failureOf(call(url, { signal: controller.signal }));
  await server.waitForRequests(1);
  controller.abort(reason);
  return await pending;
};

/** Where nobody listens. */
export const freeUrls = async (): Promise<{ openai: string; anthropic: string }> => {
  const server = await FakeProvider.start();
  const urls = { openai: server.url, anthropic: server.anthropicUrl };
  await server.close();
  return urls;
};
