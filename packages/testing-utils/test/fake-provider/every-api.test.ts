import { describe, expect, test } from "vitest";

import { FakeProvider, mix, reply, type FakeProviderOptions } from "../../src/index.ts";
import { apis, type ApiClient } from "./clients.ts";
import { collect, failureOf } from "./outcome-of.ts";
import { endpointKeys, post } from "./post.ts";

const start = async (
  api: keyof typeof apis,
  options: FakeProviderOptions,
): Promise<{ provider: FakeProvider; client: ApiClient }> => {
  const provider = await FakeProvider.start(options);
  return { provider, client: apis[api](provider) };
};

/** What came of a stream before it ended, and how it ended. */
const readAll = async (stream: AsyncIterable<string>): Promise<{ text: string; error: unknown }> => {
  let text = "";
  try {
    for await (const piece of stream) text += piece;
    return { text, error: null };
  } catch (error) {
    return { text, error };
  }
};

/** Events of each API before the first that carries text. */
const opening = { chatCompletions: 1, responses: 4, anthropicMessages: 3, generateContent: 0 } as const;

const of = reply.text("one two three");

describe.each(Object.keys(apis) as (keyof typeof apis)[])("%s", (api) => {
  test("the text, whole and streamed", async () => {
    const { provider, client } = await start(api, { script: of });
    await using _ = provider;
    expect(await client.whole()).toBe("one two three");
    expect((await collect(await client.stream())).filter((piece) => piece !== "")).toEqual(["one", " two", " three"]);
    expect((await provider.idle()).map((call) => call.outcome)).toEqual(["answered", "answered"]);
  });

  test("a list of replies is taken in order, whoever asks", async () => {
    const { provider, client } = await start(api, { script: [reply.text("first"), reply.text("second")] });
    await using _ = provider;
    expect([await client.whole(), await client.whole()]).toEqual(["first", "second"]);
    expect(await failureOf(client.whole())).toMatchObject({ status: 400 });
  });

  test("a function sees the endpoint and the model", async () => {
    const script: FakeProviderOptions["script"] = ({ endpoint, model }) => reply.text(`${endpoint} ${model}`);
    const { provider, client } = await start(api, { script });
    await using _ = provider;
    expect(await client.whole()).toMatch(/^(openai|anthropic|gemini)\.\w+ (gpt|claude|gemini)-[\w.-]+$/u);
  });

  test("a cut before any answer", async () => {
    const { provider, client } = await start(api, { script: reply.disconnect() });
    await using _ = provider;
    expect(await failureOf(client.whole())).toBeInstanceOf(Error);
    expect(await provider.idle()).toMatchObject([{ outcome: "disconnected", status: null }]);
  });

  test("a cut in the middle of a stream, and of a body", async () => {
    const afterChunks = opening[api] + 2;
    const { provider, client } = await start(api, { script: reply.disconnect({ afterChunks, of }) });
    await using _ = provider;
    const { text, error } = await readAll(await client.stream());
    expect([text, error]).toEqual(["one two", expect.any(Error)]);
    expect(await failureOf(client.whole())).toBeInstanceOf(Error);
    expect(await provider.idle()).toMatchObject([
      { outcome: "disconnected", status: 200, chunksWritten: afterChunks },
      { outcome: "disconnected", status: 200, chunksWritten: 0 },
    ]);
  });

  test("an error in the middle of a stream; the plain error where nothing is streamed", async () => {
    const afterChunks = opening[api] + 1;
    const error = reply.status(503, { message: "so busy" });
    const { provider, client } = await start(api, { script: reply.streamError({ afterChunks, of, error }) });
    await using _ = provider;
    const read = await readAll(await client.stream());
    expect(read.text).toBe("one");
    expect(String(read.error)).toContain("so busy");
    expect(await failureOf(client.whole())).toMatchObject({ status: 503 });
  });

  test("broken JSON in the middle of a stream, and for a body", async () => {
    const afterChunks = opening[api] + 1;
    const { provider, client } = await start(api, { script: reply.malformed({ afterChunks, of }) });
    await using _ = provider;
    const { text, error } = await readAll(await client.stream());
    expect([text, error]).toEqual(["one", expect.any(Error)]);
    expect(await failureOf(client.whole())).toBeInstanceOf(SyntaxError);
  });

  test("an empty stream, and one that ends early: no client takes it for an error", async () => {
    const { provider, client } = await start(api, {
      script: [reply.truncated({ afterChunks: 0 }), reply.truncated({ afterChunks: opening[api] + 2, of })],
    });
    await using _ = provider;
    expect(await readAll(await client.stream())).toEqual({ text: "", error: null });
    expect(await readAll(await client.stream())).toEqual({ text: "one two", error: null });
    expect((await provider.idle()).map((call) => [call.outcome, call.chunksWritten])).toEqual([
      ["answered", 0],
      ["answered", opening[api] + 2],
    ]);
  });

  test("half a body in an answer that ends in order", async () => {
    const { provider, client } = await start(api, { script: reply.truncated({ afterChunks: 1 }) });
    await using _ = provider;
    expect(await failureOf(client.whole())).toBeInstanceOf(SyntaxError);
    expect(await provider.idle()).toMatchObject([{ outcome: "answered", status: 200 }]);
  });

  test("an abort before the first byte reaches the provider", async () => {
    const { provider, client } = await start(api, { script: reply.hang() });
    await using _ = provider;
    const leaving = new AbortController();
    const pending = failureOf(client.whole(leaving.signal));
    await provider.waitForRequests(1);
    leaving.abort();
    expect(await pending).toBeInstanceOf(Error);
    expect(await provider.idle()).toMatchObject([{ abortedByClient: true, status: null }]);
  });

  test("so does one while a stream pauses, and one while it hangs", async () => {
    const paused = reply.text("one two three", { delayMs: 60_000, chunks: ["one", " two three"] });
    const { provider, client } = await start(api, {
      script: [paused, reply.hang({ afterChunks: opening[api] + 1, of })],
    });
    await using _ = provider;
    for (let call = 0; call < 2; call += 1) {
      const leaving = new AbortController();
      const stream = await client.stream(leaving.signal);
      const reading = readAll(stream);
      await provider.waitForRequests(call + 1);
      leaving.abort();
      await reading;
    }
    for (const call of await provider.idle()) expect(call).toMatchObject({ abortedByClient: true, status: 200 });
  });

  test("the first chunk is kept back with the head, or after it", async () => {
    const options = { firstChunkDelayMs: 60_000 };
    const { provider, client } = await start(api, {
      script: [reply.text("one", { ...options, headAtOnce: true }), reply.text("one", options)],
    });
    await using _ = provider;
    const leaving = new AbortController();
    const reading = readAll(await client.stream(leaving.signal)); // there is a stream once the head is there
    const waiting = failureOf(client.stream(leaving.signal));
    await provider.waitForRequests(2);
    leaving.abort();
    await Promise.all([reading, waiting]);
    const calls = await provider.idle();
    expect(calls.map(({ status, chunksWritten }) => [status, chunksWritten])).toEqual([
      [200, 0],
      [null, 0],
    ]);
  });

  test("an answer that is not streamed is kept back, though its head may come at once", async () => {
    const script = reply.text("one", { firstChunkDelayMs: 60_000, headAtOnce: true });
    const { provider, client } = await start(api, { script });
    await using _ = provider;
    const leaving = new AbortController();
    const waiting = failureOf(client.whole(leaving.signal));
    await provider.waitForRequests(1);
    leaving.abort();
    await waiting;
    expect(await provider.idle()).toMatchObject([{ status: null, abortedByClient: true }]);
  });

  test("a proxy's page in place of the vendor's error", async () => {
    const { provider, client } = await start(api, { script: reply.status(502, { body: "<h1>Bad</h1>" }) });
    await using _ = provider;
    const error = await failureOf(client.whole());
    expect(error).toMatchObject({ status: 502 });
    expect(String(error)).toContain("<h1>Bad</h1>");
  });

  test("a mix gives every run the same failures", async () => {
    const script = mix({
      seed: 11,
      of: [
        { weight: 2, step: reply.text("fine") },
        { weight: 1, step: [reply.status(503), reply.status(529)] },
      ],
    });
    const run = async (): Promise<readonly unknown[]> => {
      const { provider, client } = await start(api, { script });
      await using _ = provider;
      for (let call = 0; call < 12; call += 1) await client.whole().catch(() => undefined);
      return (await provider.idle()).map((call) => call.status);
    };
    const statuses = await run();
    expect(new Set(statuses)).toEqual(new Set([200, 503, 529]));
    expect(await run()).toEqual(statuses);
  });
});

test("one provider serves all at once, each by its path, and names the endpoint", async () => {
  await using provider = await FakeProvider.start();
  for (const key of endpointKeys) expect((await post(provider, key)).status).toBe(200);
  expect(provider.requests().map((call) => call.endpoint)).toEqual([
    "openai.chat_completions",
    "openai.responses",
    "openai.embeddings",
    "anthropic.messages",
    "anthropic.count_tokens",
    "gemini.generate_content",
    "gemini.generate_content",
    "gemini.count_tokens",
    "gemini.embed_content",
    "gemini.embed_content",
  ]);
});

test("the same script gives the same bytes, from every endpoint, here and in a child process", async () => {
  const replies = [
    reply.toolCalls([{ name: "t", arguments: { a: 1 } }], { reasoning: "thinking hard", content: "some words 😀" }),
    reply.text("some words 😀", { chunks: 4 }),
    reply.refusal("no"),
    reply.status(429, { retryAfterSeconds: 1 }),
  ];
  const script = endpointKeys.flatMap(() => replies);
  const record = async (provider: Pick<FakeProvider, "anthropicUrl">): Promise<readonly string[]> => {
    const answers: string[] = [];
    for (const key of endpointKeys) {
      for (const _ of replies) {
        const response = await post(provider, key, { stream: true });
        const headers = [...response.headers].filter(([name]) => name !== "date");
        answers.push(JSON.stringify([response.status, headers]), await response.text());
      }
    }
    return answers;
  };
  await using here = await FakeProvider.start({ script });
  await using there = await FakeProvider.spawn({ script });
  const answers = await record(here);
  expect(answers.length).toBe(2 * script.length);
  expect(await record(there)).toEqual(answers);
});

test("a spawned provider has the same URLs, and takes mixes and keys", async () => {
  const script = mix({ of: [{ weight: 1, step: reply.text("fine") }] });
  await using provider = await FakeProvider.spawn({ script, apiKey: "test-key" });
  for (const api of Object.values(apis)) expect(await api(provider).whole()).toBe("fine");
  expect((await post(provider, "messages", {}, "wrong")).status).toBe(401);
  expect((await provider.requests()).map((call) => call.status)).toEqual([200, 200, 200, 200, 401]);
});

test("a request that is no JSON object is refused by each vendor in its own words", async () => {
  await using provider = await FakeProvider.start();
  for (const body of ["[]", "null", '"{}"', "{", ""]) {
    for (const path of ["/v1/chat/completions", "/v1/messages", "/v1/models/m:generateContent"]) {
      const headers = { authorization: "Bearer k", "anthropic-version": "2023-06-01", "x-goog-api-key": "k" };
      const response = await fetch(provider.anthropicUrl + path, { method: "POST", headers, body });
      expect([path, body, response.status]).toEqual([path, body, 400]);
      expect(await response.text()).toContain("JSON");
    }
  }
});

test("GET, and paths that only look like an endpoint, are unknown", async () => {
  await using provider = await FakeProvider.start();
  const origin = provider.anthropicUrl;
  const paths = ["/", "/v1/chat/completions/x", "/v1/messages/", "/v2/models/m:generateContent", "//v1/messages"];
  for (const path of paths) {
    expect([path, (await fetch(origin + path, { method: "POST", body: "{}" })).status]).toEqual([path, 404]);
  }
  expect((await fetch(`${origin}/v1/messages`)).status).toBe(404);
  expect(provider.requests().map((call) => call.endpoint)).toEqual(
    Array.from({ length: paths.length + 1 }, () => null),
  );
});
