import { GoogleGenAI } from "@google/genai";
import fc from "fast-check";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";

import { embeddingVector } from "../../src/fake-provider/embedding-vector.ts";
import { FakeProvider, reply, type FakeProviderOptions } from "../../src/index.ts";
import { failureOf } from "./outcome-of.ts";
import { post } from "./post.ts";

interface Started {
  readonly provider: FakeProvider;
  readonly openai: OpenAI;
  readonly gemini: GoogleGenAI;
}

const start = async (options: FakeProviderOptions = {}): Promise<Started> => {
  const provider = await FakeProvider.start(options);
  return {
    provider,
    openai: new OpenAI({ baseURL: provider.url, apiKey: "test-key", maxRetries: 0 }),
    gemini: new GoogleGenAI({ apiKey: "test-key", httpOptions: { baseUrl: provider.geminiUrl } }),
  };
};

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);

const model = "text-embedding-3-small";

describe("OpenAI's embeddings", () => {
  test("one vector for each input, the same in base64 and as numbers", async () => {
    const { provider, openai } = await start();
    await using _ = provider;
    const input = ["cat", "dog", "cat"];
    const floats = await openai.embeddings.create({ model, input, encoding_format: "float" });
    const decoded = await openai.embeddings.create({ model, input }); // the client asks for base64
    expect(provider.requests().map((call) => call.body["encoding_format"])).toEqual(["float", "base64"]);
    expect(decoded.data.map(({ embedding }) => Array.from(embedding))).toEqual(
      floats.data.map(({ embedding }) => embedding),
    );
    expect(floats).toMatchObject({ object: "list", model, usage: { prompt_tokens: 3, total_tokens: 3 } });
    expect(floats.data.map(({ index, object }) => [index, object])).toEqual([
      [0, "embedding"],
      [1, "embedding"],
      [2, "embedding"],
    ]);
    const [cat, dog, catAgain] = floats.data.map(({ embedding }) => embedding);
    expect(catAgain).toEqual(cat);
    expect(Math.abs(dot(cat ?? [], dog ?? []))).toBeLessThan(0.2);
    expect(provider.requests()[0]).toMatchObject({ endpoint: "openai.embeddings", model });
  });

  test.each([
    [{ model }, 1536],
    [{ model: "text-embedding-3-large" }, 3072],
    [{ model, dimensions: 1 }, 1],
    [{ model, dimensions: 3072 }, 3072],
  ])("%o has %i dimensions", async (request, dimensions) => {
    const { provider, openai } = await start();
    await using _ = provider;
    const { data } = await openai.embeddings.create({ ...request, input: "cat", encoding_format: "float" });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([dimensions]);
  });

  test("a text, and token numbers, one list or several", async () => {
    const { provider, openai } = await start();
    await using _ = provider;
    const count = async (input: string | number[] | number[][]): Promise<number> =>
      (await openai.embeddings.create({ model, input, dimensions: 2 })).data.length;
    expect([await count("cat"), await count([1, 2, 3]), await count([[1, 2], [3]])]).toEqual([1, 1, 2]);
  });

  test("scripted vectors, used again from the first when they run out; usage and model", async () => {
    const vectors = [
      [1, 0],
      [0, 0.5],
    ];
    const script = reply.embeddings({ vectors, inputTokens: 12, model: "other" });
    const { provider, openai } = await start({ script });
    await using _ = provider;
    const request = { model, input: ["a", "b", "c"] };
    const { data, ...rest } = await openai.embeddings.create(request);
    expect(data.map(({ embedding }) => Array.from(embedding))).toEqual([vectors[0], vectors[1], vectors[0]]);
    expect(rest).toMatchObject({ model: "other", usage: { prompt_tokens: 12, total_tokens: 12 } });
  });

  test.each([0, -1, 1.5, 100_000])("dimensions of %d are refused", async (dimensions) => {
    const { provider, openai, gemini } = await start();
    await using _ = provider;
    const refused = await failureOf(openai.embeddings.create({ model, input: "cat", dimensions }));
    expect(refused).toMatchObject({ status: 400, param: "dimensions" });
    const config = { outputDimensionality: dimensions };
    const asked = gemini.models.embedContent({ model: "gemini-embedding-001", contents: "cat", config });
    expect(await failureOf(asked)).toMatchObject({ status: 400 });
  });

  test("errors, and what is missing", async () => {
    const { provider, openai } = await start({ script: [reply.status(429, { retryAfterMs: 1 }), reply.embeddings()] });
    await using _ = provider;
    const { data } = await openai.embeddings.create({ model, input: "cat" }, { maxRetries: 1 });
    expect(data).toHaveLength(1);
    const error = await failureOf(openai.embeddings.create({ model } as never));
    expect(error).toMatchObject({ status: 400, param: "input" });
    expect((await provider.idle()).map((call) => call.status)).toEqual([429, 200, 400]);
  });
});

describe("Gemini's embeddings", () => {
  const gemini001 = "gemini-embedding-001";

  test("one vector for each content, equal to OpenAI's for the same text", async () => {
    const { provider, openai, gemini } = await start();
    await using _ = provider;
    const config = { outputDimensionality: 16 };
    const { embeddings } = await gemini.models.embedContent({ model: gemini001, contents: ["cat", "dog"], config });
    const { data } = await openai.embeddings.create({ model, input: ["cat", "dog"], dimensions: 16 });
    expect(embeddings?.map(({ values }) => values)).toEqual(data.map(({ embedding }) => Array.from(embedding)));
    expect(provider.requests()[0]).toMatchObject({ endpoint: "gemini.embed_content", model: gemini001 });
  });

  test.each([1, 3072])("%i dimensions are served", async (outputDimensionality) => {
    const { provider, gemini } = await start();
    await using _ = provider;
    const config = { outputDimensionality };
    const { embeddings } = await gemini.models.embedContent({ model: gemini001, contents: "cat", config });
    expect(embeddings?.[0]?.values).toHaveLength(outputDimensionality);
  });

  test("3072 dimensions unless asked otherwise; scripted vectors and usage", async () => {
    const { provider, gemini } = await start({
      script: [reply.embeddings(), reply.embeddings({ vectors: [[0.5]], inputTokens: 12 })],
    });
    await using _ = provider;
    const long = await gemini.models.embedContent({ model: gemini001, contents: "cat" });
    expect(long.embeddings?.[0]?.values).toHaveLength(3072);
    const { embeddings, usageMetadata } = await gemini.models.embedContent({ model: gemini001, contents: "cat" });
    expect(embeddings).toEqual([{ values: [0.5] }]);
    expect(usageMetadata).toMatchObject({ promptTokenCount: 12 });
  });

  test("a single content over plain HTTP", async () => {
    await using provider = await FakeProvider.start({ script: reply.embeddings({ vectors: [[1]] }) });
    expect(await (await post(provider, "embedContent")).json()).toMatchObject({ embedding: { values: [1] } });
    const refused = await post(provider, "embedContent", { content: null });
    expect(refused.status).toBe(400);
  });
});

describe("replies of the other kind", () => {
  test("a completion stands for embeddings: its usage, its model, its pauses and endings", async () => {
    const text = reply.text("unused", { usage: { inputTokens: 5 }, model: "other" });
    const { provider, openai } = await start({ script: [text, reply.streamError({ afterChunks: 1 })] });
    await using _ = provider;
    expect(await openai.embeddings.create({ model, input: "cat" })).toMatchObject({
      model: "other",
      usage: { prompt_tokens: 5 },
    });
    expect(await failureOf(openai.embeddings.create({ model, input: "cat" }))).toMatchObject({ status: 500 });
  });

  test("usage that is never sent", async () => {
    const { provider, openai, gemini } = await start({ script: reply.text("a", { usage: null }) });
    await using _ = provider;
    expect(await openai.embeddings.create({ model, input: "cat" })).not.toHaveProperty("usage");
    const contents = ["cat"];
    const answer = await gemini.models.embedContent({ model: "gemini-embedding-001", contents });
    expect([answer.embeddings?.length, answer.usageMetadata]).toEqual([1, undefined]);
  });

  test("embeddings for a completion are a defect of the script, told to the client and to the test", async () => {
    const { provider, openai } = await start({ script: reply.embeddings() });
    const asked = openai.chat.completions.create({ model: "m", messages: [] });
    expect(String(await failureOf(asked))).toContain("Expected a completion or a status for openai.chat_completions");
    expect(await failureOf(provider.close())).toMatchObject({ name: "ServerFailureError" });
  });

  test.each([
    [() => reply.embeddings({ vectors: [] }), "Expected `vectors.length` to be a whole number >= 1, got 0"],
    [() => reply.embeddings({ vectors: [[Number.NaN]] }), "Expected `vectors` to be a finite number"],
    [() => reply.embeddings({ inputTokens: -1 }), "Expected `inputTokens` to be a whole number >= 0, got -1"],
    [() => reply.embeddings({ delayMs: -1 }), "Expected `delayMs` to be a finite number >= 0, got -1"],
  ])("a bad value is refused at construction (%#)", (construct, message) => {
    expect(construct).toThrow(TypeError);
    expect(construct).toThrow(message);
  });
});

test("vectors are units of 32-bit numbers that follow from the text; a shorter one begins a longer one", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (text, dimensions) => {
      const vector = embeddingVector(text, dimensions);
      expect(vector).toEqual(embeddingVector(text, dimensions));
      expect(vector).toEqual(Array.from(new Float32Array(vector)));
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      const longer = embeddingVector(text, dimensions + 8).slice(0, dimensions);
      const length = Math.hypot(...longer);
      for (const [index, value] of longer.entries()) expect(value / length).toBeCloseTo(vector[index] ?? Number.NaN, 5);
    }),
  );
});
