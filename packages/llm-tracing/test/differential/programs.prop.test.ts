import Anthropic from "@anthropic-ai/sdk";
import Anthropic0 from "@anthropic-ai/sdk-0";
import fc from "fast-check";
import OpenAI from "openai";
import OpenAI6 from "openai-6";
import { describe, expect, it } from "vitest";

import { wrapAnthropic } from "../../src/anthropic/index.ts";
import { wrapOpenAI } from "../../src/openai/index.ts";
import { startRecorder, useContextManager, useDiagnostics, useUnhandledRejections } from "../recorder.ts";
import { runProgram, type Subject, type Way } from "./run-program.ts";
import { seen, settled } from "./seen.ts";
import { callsModel, program } from "./step.ts";

useContextManager();
useDiagnostics();
const rejections = useUnhandledRejections();

const messages = [{ role: "user", content: "Hello" }] as const;
const chat = { model: "gpt-4o", messages: [...messages] };
const response = { model: "gpt-4o", input: "Hello" };
const message = { model: "claude-sonnet-4-5", max_tokens: 100, messages: [...messages] };
const format = { type: "json_schema" as const, json_schema: { name: "answer", schema: {}, strict: true } };

/** What a helper tells, until it is over. */
const eventsOf = async (
  helper: { on(name: never, listener: (...args: unknown[]) => void): unknown; done(): Promise<void> },
  names: readonly string[],
): Promise<unknown> => {
  const events: unknown[] = [];
  for (const name of names) helper.on(name as never, (...args) => void events.push([name, ...args.map(seen)]));
  return [await settled(helper.done()), events];
};

/** How often a client transforms an answer. */
const timesOf = (promise: { _thenUnwrap(transform: () => object): unknown }): unknown => {
  let times = 0;
  return promise._thenUnwrap(() => ({ times: (times += 1) }));
};

const openaiWays: readonly Way[] = [
  (client: OpenAI, options) => client.chat.completions.create(chat, options),
  (client: OpenAI, options) => client.chat.completions.create({ ...chat, stream: true }, options),
  (client: OpenAI, options) =>
    client.chat.completions.create({ ...chat, stream: true, stream_options: { include_usage: true } }, options),
  (client: OpenAI, options) =>
    client.withOptions({ timeout: 5000 }).chat.completions.create({ ...chat, stream: true }, options),
  (client: OpenAI, options) => client.chat.completions.parse({ ...chat, response_format: format }, options),
  (client: OpenAI, options) => client.responses.create(response, options),
  (client: OpenAI, options) => client.responses.create({ ...response, stream: true }, options),
  (client: OpenAI, options) => client.responses.parse(response, options),
  (client: OpenAI, options) => client.chat.completions.stream(chat, options).finalChatCompletion(),
  (client: OpenAI, options) => client.responses.stream(response, options).finalResponse(),
  (client: OpenAI, options) =>
    eventsOf(client.chat.completions.stream(chat, options), ["chunk", "content", "error", "abort", "end"]),
  (client: OpenAI, options) => eventsOf(client.responses.stream(response, options), ["event", "error", "abort", "end"]),
  (client: OpenAI, options) => timesOf(client.chat.completions.create(chat, options)),
  (client: OpenAI, options) => client.embeddings.create({ model: "text-embedding-3-small", input: "Hello" }, options),
];

const anthropicWays: readonly Way[] = [
  (client: Anthropic, options) => client.messages.create(message, options),
  (client: Anthropic, options) => client.messages.create({ ...message, stream: true }, options),
  (client: Anthropic, options) =>
    client.withOptions({ timeout: 5000 }).messages.create({ ...message, stream: true }, options),
  (client: Anthropic, options) => client.messages.stream(message, options).finalMessage(),
  (client: Anthropic, options) =>
    eventsOf(client.messages.stream(message, options), ["streamEvent", "text", "message", "error", "abort", "end"]),
  (client: Anthropic, options) => timesOf(client.messages.create(message, options)),
  (client: Anthropic, options) => client.beta.messages.create(message, options),
  (client: Anthropic, options) => client.beta.messages.create({ ...message, stream: true }, options),
];

const openai = (Client: typeof OpenAI): Subject => ({
  make: (url) => new Client({ baseURL: url, apiKey: "sk-test", maxRetries: 0 }),
  ways: openaiWays,
  resources: (client: OpenAI) => [client, client.chat.completions, client.responses, client.embeddings],
});

const anthropic = (Client: typeof Anthropic): Subject => ({
  make: (url) => new Client({ baseURL: new URL(url).origin, apiKey: "sk-test", maxRetries: 0 }),
  ways: anthropicWays,
  resources: (client: Anthropic) => [client, client.messages, client.beta.messages],
});

const clients: readonly (readonly [name: string, subject: Subject, wrap: (client: object) => object])[] = [
  ["openai 7", openai(OpenAI), (client) => wrapOpenAI(client as OpenAI, tracing())],
  ["openai 6", openai(OpenAI6 as unknown as typeof OpenAI), (client) => wrapOpenAI(client as OpenAI, tracing())],
  ["anthropic 1", anthropic(Anthropic), (client) => wrapAnthropic(client as Anthropic, tracing())],
  [
    "anthropic 0",
    anthropic(Anthropic0 as unknown as typeof Anthropic),
    (client) => wrapAnthropic(client as Anthropic, tracing()),
  ],
];

const recorder = startRecorder();
const told: string[] = [];
const tracing = () => ({ llm: recorder.llm({ captureContent: "span", log: (line) => void told.push(line) }) });

/** Programs leave streams lying about: that is said, and is no fault. */
const faults = (): readonly string[] => told.filter((line) => !line.includes("was left open"));

describe("a program of 200 random steps", () => {
  it.each(clients)("sees the same of %s, wrapped or not", { timeout: 300_000 }, async (_, subject, wrap) => {
    await fc.assert(
      fc.asyncProperty(program, async (steps) => {
        const plain = await runProgram(
          steps,
          subject,
          (client) => client,
          () => rejections.take(),
        );
        const before = recorder.started();
        const wrapped = await runProgram(steps, subject, wrap, () => rejections.take());
        expect(wrapped).toEqual(plain);
        expect(recorder.started() - before).toBe(steps.filter(callsModel).length);
        expect(faults()).toEqual([]);
      }),
      // To make a program smaller takes minutes.
      {
        numRuns: Number(process.env["DIFFERENTIAL_RUNS"] ?? 8),
        endOnFailure: process.env["DIFFERENTIAL_RUNS"] === undefined,
      },
    );
  });
});
