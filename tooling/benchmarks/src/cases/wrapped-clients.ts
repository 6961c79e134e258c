import { context } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import Anthropic from "@anthropic-ai/sdk";
import { Stream as AnthropicStream } from "@anthropic-ai/sdk/streaming";
import { LlmTracer } from "@sideband/llm-tracing";
import { wrapAnthropic } from "@sideband/llm-tracing/anthropic";
import { wrapOpenAI } from "@sideband/llm-tracing/openai";
import { AsyncContextManager } from "@sideband/propagation";
import OpenAI from "openai";
import { Stream as OpenAIStream } from "openai/streaming";

import type { Contest } from "../contest.ts";

const CHUNKS = 2000;
const CALLS = 50;

const tracer = (): LlmTracer => {
  context.setGlobalContextManager(new AsyncContextManager().enable());
  const nothing = async (): Promise<void> => {};
  const processor = { onStart: () => {}, onEnd: () => {}, forceFlush: nothing, shutdown: nothing };
  const tracerProvider = new TracerProvider({ spanProcessors: [processor] });
  return new LlmTracer({ tracerProvider, captureContent: "none" });
};

/** The classes of the clients make iterators of their own. */
interface StreamClass {
  new (iterator: () => AsyncIterator<unknown>, controller: AbortController): AsyncIterable<unknown>;
}

const streamOf = (Stream: StreamClass, chunks: readonly unknown[]): AsyncIterable<unknown> =>
  new Stream(async function* each() {
    yield* chunks;
  }, new AbortController());

const read = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
};

const openaiChunks: readonly unknown[] = [
  ...Array.from({ length: CHUNKS - 2 }, () => ({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1_760_000_000,
    model: "gpt-4o-2024-08-06",
    choices: [{ index: 0, delta: { content: " word" }, finish_reason: null, logprobs: null }],
    usage: null,
  })),
  { id: "chatcmpl-1", model: "gpt-4o-2024-08-06", choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
  { id: "chatcmpl-1", model: "gpt-4o-2024-08-06", choices: [], usage: { prompt_tokens: 9, completion_tokens: 1998 } },
];

const anthropicEvents: readonly unknown[] = [
  {
    type: "message_start",
    message: { id: "msg_1", model: "claude-opus-4", usage: { input_tokens: 9, output_tokens: 1 } },
  },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  ...Array.from({ length: CHUNKS - 5 }, () => ({
    type: "content_block_delta",
    index: 0,
    delta: { type: "text_delta", text: " word" },
  })),
  { type: "content_block_stop", index: 0 },
  { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 1995 } },
  { type: "message_stop" },
];

/** The most that a chunk after the first may cost the application. */
const ADDED_NS_PER_CHUNK = 1000;

const openaiStream = (): Contest => {
  const create = (): AsyncIterable<unknown> => streamOf(OpenAIStream, openaiChunks);
  const plain = { chat: { completions: { create } } };
  const wrapped = wrapOpenAI({ chat: { completions: { create } } }, { llm: tracer() });
  return {
    name: "OpenAI: a chunk of a stream of a wrapped client, against one of the client as it is",
    operations: CHUNKS,
    reachAddedNs: ADDED_NS_PER_CHUNK,
    ours: () => read(wrapped.chat.completions.create()),
    stock: () => read(plain.chat.completions.create()),
  };
};

const anthropicStream = (): Contest => {
  const create = (): AsyncIterable<unknown> => streamOf(AnthropicStream, anthropicEvents);
  const plain = { messages: { create } };
  const wrapped = wrapAnthropic({ messages: { create } }, { llm: tracer() });
  return {
    name: "Anthropic: an event of a stream of a wrapped client, against one of the client as it is",
    operations: CHUNKS,
    reachAddedNs: ADDED_NS_PER_CHUNK,
    ours: () => read(wrapped.messages.create()),
    stock: () => read(plain.messages.create()),
  };
};

/** A server without a network, so that the client's own work is what is compared with. */
const answering =
  (answer: object): typeof fetch =>
  async () =>
    Response.json(answer);

const openaiCall = (): Contest => {
  const answer = {
    id: "chatcmpl-1",
    model: "gpt-4o-2024-08-06",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "Hi" } }],
    usage: { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 4 } },
  };
  const options = { apiKey: "sk-benchmark", baseURL: "http://localhost/v1", fetch: answering(answer) };
  const ask = async (client: OpenAI): Promise<void> => {
    const messages = [{ role: "user" as const, content: "Hello" }];
    for (let call = 0; call < CALLS; call++) await client.chat.completions.create({ model: "gpt-4o", messages });
  };
  const plain = new OpenAI(options);
  const wrapped = wrapOpenAI(new OpenAI(options), { llm: tracer() });
  return {
    name: "OpenAI: a call of a wrapped client, network aside, against the client as it is",
    operations: CALLS,
    ours: () => ask(wrapped),
    stock: () => ask(plain),
  };
};

const anthropicCall = (): Contest => {
  const answer = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-opus-4",
    content: [{ type: "text", text: "Hi" }],
    stop_reason: "end_turn",
    usage: { input_tokens: 9, output_tokens: 1, cache_read_input_tokens: 4 },
  };
  const options = { apiKey: "sk-benchmark", baseURL: "http://localhost", fetch: answering(answer) };
  const ask = async (client: Anthropic): Promise<void> => {
    const messages = [{ role: "user" as const, content: "Hello" }];
    const body = { model: "claude-opus-4", max_tokens: 100, messages };
    for (let call = 0; call < CALLS; call++) await client.messages.create(body);
  };
  const plain = new Anthropic(options);
  const wrapped = wrapAnthropic(new Anthropic(options), { llm: tracer() });
  return {
    name: "Anthropic: a call of a wrapped client, network aside, against the client as it is",
    operations: CALLS,
    ours: () => ask(wrapped),
    stock: () => ask(plain),
  };
};

export const wrappedClients: Readonly<Record<string, () => Contest>> = {
  "llm-chunk-openai": openaiStream,
  "llm-chunk-anthropic": anthropicStream,
  "llm-call-openai": openaiCall,
  "llm-call-anthropic": anthropicCall,
};
