import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { FakeProvider, reply, type Reply } from "../../src/index.ts";
import { post, type EndpointKey } from "./post.ts";
import { readEvents } from "./read-events.ts";
import { shapeOf } from "./shape.ts";

// The fixtures are written from the providers' own pages:
//   OpenAI     https://developers.openai.com/api/reference/resources/chat, …/resources/responses (objects and streaming
//              events), …/resources/embeddings, https://developers.openai.com/api/docs/guides/error-codes
//   Anthropic  https://platform.claude.com/docs/en/build-with-claude/streaming, https://platform.claude.com/docs/en/api/messages,
//              https://platform.claude.com/docs/en/api/errors
//   Gemini     https://ai.google.dev/api/generate-content, https://ai.google.dev/api/embeddings,
//              https://ai.google.dev/api/tokens, https://cloud.google.com/apis/design/errors

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/providers/${name}`, import.meta.url), "utf8");

const usage = { inputTokens: 128, outputTokens: 60, cachedTokens: 100, cacheWriteTokens: 8, reasoningTokens: 20 };
const options = { reasoning: "The weather.", chunks: 2, usage };
const everything = reply.toolCalls(
  [
    { name: "get_weather", arguments: { location: "Boston" } },
    { name: "get_time", arguments: { zone: "EST" } },
  ],
  { content: "One moment.", ...options },
);
const cutOff = reply.text("One moment", { chunks: 2, finishReason: "length" });
const overloaded = reply.status(529);
const quota = reply.status(429, { retryAfterSeconds: 34 });
const streamed = { stream: true };
const withUsage = { stream: true, stream_options: { include_usage: true } };

const streams: readonly (readonly [string, EndpointKey, Reply, object])[] = [
  ["openai-chat-completions.sse", "chat", everything, withUsage],
  ["openai-responses.sse", "responses", everything, streamed],
  ["openai-responses-incomplete.sse", "responses", cutOff, streamed],
  ["openai-responses-refusal.sse", "responses", reply.refusal("I'm sorry, no.", { chunks: 2 }), streamed],
  ["openai-responses-error.sse", "responses", reply.streamError({ afterChunks: 2 }), streamed],
  ["anthropic-messages.sse", "messages", everything, streamed],
  ["anthropic-messages-refusal.sse", "messages", reply.refusal(), streamed],
  ["anthropic-messages-error.sse", "messages", reply.streamError({ afterChunks: 4, error: overloaded }), streamed],
  ["gemini-generate-content.sse", "streamGenerateContent", everything, {}],
  [
    "gemini-generate-content-text.sse",
    "streamGenerateContent",
    reply.text("One moment.", { ...options, finishReason: "length" }),
    {},
  ],
];

const bodies: readonly (readonly [string, EndpointKey, Reply])[] = [
  ["openai-chat-completions.json", "chat", everything],
  ["openai-responses.json", "responses", everything],
  ["openai-embeddings.json", "embeddings", reply.embeddings({ vectors: [[1, 2, 3]] })],
  ["openai-error.json", "chat", reply.status(401)],
  ["openai-error.json", "responses", reply.status(401)],
  ["openai-error.json", "embeddings", reply.status(401)],
  ["anthropic-messages.json", "messages", everything],
  ["anthropic-count-tokens.json", "countTokens", everything],
  ["anthropic-error.json", "messages", reply.status(404)],
  ["gemini-generate-content.json", "generateContent", everything],
  ["gemini-blocked.json", "generateContent", reply.refusal()],
  ["gemini-count-tokens.json", "geminiCountTokens", everything],
  ["gemini-batch-embed-contents.json", "batchEmbedContents", reply.embeddings({ vectors: [[1, 2]] })],
  ["gemini-error.json", "generateContent", quota],
];

describe("the answers have the shape of the providers' own", () => {
  test.each(streams)("%s", async (name, endpoint, script, more) => {
    await using provider = await FakeProvider.start({ script });
    const sent = readEvents(await (await post(provider, endpoint, { ...more })).text());
    const expected = readEvents(fixture(name));
    expect(sent.map(({ event }) => event)).toEqual(expected.map(({ event }) => event));
    for (const [index, { data }] of expected.entries()) expect(shapeOf(sent[index]?.data)).toEqual(shapeOf(data));
  });

  test.each(bodies)("%s of %s", async (name, endpoint, script) => {
    await using provider = await FakeProvider.start({ script });
    const sent: unknown = await (await post(provider, endpoint)).json();
    expect(shapeOf(sent)).toEqual(shapeOf(JSON.parse(fixture(name))));
  });

  test("the comparison sees a missing field, another type, another kind, another length", () => {
    const shape = shapeOf({ type: "a", list: [{ text: "x" }], count: 1, gone: null });
    expect(shape).not.toEqual(shapeOf({ type: "a", list: [{ text: "x" }], count: 1 }));
    expect(shape).not.toEqual(shapeOf({ type: "a", list: [{ text: "x" }], count: "1", gone: null }));
    expect(shape).not.toEqual(shapeOf({ type: "b", list: [{ text: "x" }], count: 1, gone: null }));
    expect(shape).not.toEqual(shapeOf({ type: "a", list: [], count: 1, gone: null }));
    expect(shape).toEqual(shapeOf({ gone: null, count: 2, type: "a", list: [{ text: "y" }] }));
  });
});
