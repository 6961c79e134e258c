import { describe, expect, it } from "vitest";

import type { InferenceUsage } from "../../src/inference/inference-request.ts";
import { amountAt, call, costOf, MILLION, reasonFor } from "./priced.ts";

const APART = {
  input: 1,
  cacheRead: 10,
  cacheWrite: 100,
  cacheWrite1h: 500,
  audioInput: 1000,
  imageInput: 10_000,
  output: 2,
  reasoning: 20,
  audioOutput: 200,
  imageOutput: 2000,
};

const inMillions = (usage: InferenceUsage): InferenceUsage =>
  Object.fromEntries(Object.entries(usage).map(([key, millions]) => [key, millions * MILLION]));

const amount = (usage: InferenceUsage, prices: Partial<typeof APART> = APART): number | undefined =>
  amountAt({ perMillionTokens: prices }, { usage: inMillions(usage) });

describe("parts with a price of their own", () => {
  it.each([
    ["nothing apart", { inputTokens: 9, outputTokens: 9 }, 9 * 1 + 9 * 2],
    ["cached", { inputTokens: 9, outputTokens: 0, cacheReadInputTokens: 4 }, 5 * 1 + 4 * 10],
    ["written", { inputTokens: 9, outputTokens: 0, cacheWriteInputTokens: 4 }, 5 * 1 + 4 * 100],
    [
      "cached and written",
      { inputTokens: 9, outputTokens: 0, cacheReadInputTokens: 4, cacheWriteInputTokens: 3 },
      2 * 1 + 4 * 10 + 3 * 100,
    ],
    [
      "written for minutes and for an hour",
      { inputTokens: 9, outputTokens: 0, cacheWriteInputTokens: 5, cacheWrite1hInputTokens: 2 },
      4 * 1 + 3 * 100 + 2 * 500,
    ],
    ["all cached", { inputTokens: 9, outputTokens: 0, cacheReadInputTokens: 9 }, 9 * 10],
    ["reasoning", { inputTokens: 0, outputTokens: 9, reasoningOutputTokens: 4 }, 5 * 2 + 4 * 20],
    [
      "modalities",
      { inputTokens: 9, outputTokens: 0, textInputTokens: 2, audioInputTokens: 3, imageInputTokens: 4 },
      2 * 1 + 3 * 1000 + 4 * 10_000,
    ],
    [
      "modalities of the answer",
      { inputTokens: 0, outputTokens: 9, reasoningOutputTokens: 1, audioOutputTokens: 3, imageOutputTokens: 4 },
      1 * 2 + 1 * 20 + 3 * 200 + 4 * 2000,
    ],
    [
      "cached audio",
      {
        inputTokens: 9,
        outputTokens: 0,
        cacheReadInputTokens: 5,
        audioInputTokens: 4,
        audioCacheReadInputTokens: 3,
      },
      3 * 1 + 5 * 10 + 1 * 1000,
    ],
    [
      "cached images",
      {
        inputTokens: 9,
        outputTokens: 0,
        cacheReadInputTokens: 5,
        imageInputTokens: 4,
        imageCacheReadInputTokens: 0,
      },
      5 * 10 + 4 * 10_000,
    ],
  ])("%s", (_, usage, expected) => {
    expect(amount(usage)).toBe(expected);
  });

  it("without one cost what their total does", () => {
    const usage = {
      inputTokens: 9,
      outputTokens: 9,
      cacheReadInputTokens: 2,
      cacheWriteInputTokens: 3,
      audioInputTokens: 4,
      imageInputTokens: 1,
      reasoningOutputTokens: 2,
      audioOutputTokens: 3,
    };
    expect(amount(usage, { input: 1, output: 2 })).toBe(9 * 1 + 9 * 2);
    // Nothing else overlaps with what has a price of its own: it need not be known how much.
    expect(amount(usage, { input: 1, audioInput: 5, output: 2 })).toBe(5 * 1 + 4 * 5 + 9 * 2);
    expect(amount(usage, { input: 1, cacheRead: 0, output: 2 })).toBe(7 * 1 + 9 * 2);
    const written = { inputTokens: 9, outputTokens: 0, cacheWriteInputTokens: 5, cacheWrite1hInputTokens: 2 };
    expect(amount(written, { input: 1, cacheWrite: 100 })).toBe(4 * 1 + 5 * 100);
    expect(amount(written, { input: 1, cacheWrite1h: 500 })).toBe(7 * 1 + 2 * 500);
  });

  it("of no tokens need no price", () => {
    expect(amount({ inputTokens: 3 }, { input: 1 })).toBe(3);
    expect(amount({ inputTokens: 3, outputTokens: 0 }, { input: 1 })).toBe(3);
    expect(amount({ inputTokens: 0, outputTokens: 3 }, { output: 2 })).toBe(6);
    expect(amount({ outputTokens: 3 }, { input: 0, output: 2 })).toBe(6);
  });

  it("may be free", () => {
    expect(amount({ inputTokens: 3, outputTokens: 3 }, { input: 0, output: 0 })).toBe(0);
  });
});

describe("has no cost", () => {
  const reason = (usage: unknown, perMillionTokens: Partial<typeof APART> = APART): string | undefined =>
    reasonFor(
      { requestModel: "acme-1", usage: usage as InferenceUsage },
      { prices: [{ model: "acme-1", perMillionTokens }] },
    );

  it.each([
    { inputTokens: 9, outputTokens: 9, cacheReadInputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, cacheWriteInputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, cacheReadInputTokens: 5, cacheWriteInputTokens: 5 },
    { inputTokens: 9, outputTokens: 9, cacheWriteInputTokens: 2, cacheWrite1hInputTokens: 3 },
    { inputTokens: 9, outputTokens: 9, cacheWrite1hInputTokens: 3 },
    { inputTokens: 9, outputTokens: 9, audioInputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, imageInputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, textInputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, textInputTokens: 5, audioInputTokens: 5 },
    { inputTokens: 9, outputTokens: 9, reasoningOutputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, audioOutputTokens: 10 },
    { inputTokens: 9, outputTokens: 9, textOutputTokens: 5, imageOutputTokens: 5 },
    { inputTokens: 9, outputTokens: 9, audioInputTokens: 2, audioCacheReadInputTokens: 1 },
    {
      inputTokens: 9,
      outputTokens: 9,
      cacheReadInputTokens: 5,
      audioInputTokens: 2,
      audioCacheReadInputTokens: 3,
    },
    {
      inputTokens: 9,
      outputTokens: 9,
      cacheReadInputTokens: 5,
      imageInputTokens: 2,
      imageCacheReadInputTokens: 3,
    },
  ])("for parts that exceed their total, whatever their price: %o", (usage) => {
    expect(reason(usage)).toBe("unclear_usage");
    expect(reason(usage, { input: 1, output: 2 })).toBe("unclear_usage");
  });

  it("for parts that fit into their total each, but not into what the others leave", () => {
    const usage = { inputTokens: 9, outputTokens: 9, reasoningOutputTokens: 5, audioOutputTokens: 5 };
    expect(reason(usage)).toBe("unclear_usage");
    const cached = {
      inputTokens: 9,
      outputTokens: 9,
      cacheReadInputTokens: 8,
      audioInputTokens: 8,
      audioCacheReadInputTokens: 2,
    };
    expect(reason(cached)).toBe("unclear_usage");
  });

  it.each([
    { inputTokens: 9, outputTokens: 9, cacheReadInputTokens: 2, audioInputTokens: 2 },
    { inputTokens: 9, outputTokens: 9, cacheReadInputTokens: 2, imageInputTokens: 2 },
    { inputTokens: 9, outputTokens: 9, cacheWriteInputTokens: 2, audioInputTokens: 2 },
    { inputTokens: 9, outputTokens: 9, cacheWriteInputTokens: 2, imageInputTokens: 2 },
    { inputTokens: 9, outputTokens: 9, cacheWriteInputTokens: 2, cacheWrite1hInputTokens: 2, imageInputTokens: 2 },
  ])("where nobody told how much of a modality was cached: %o", (usage) => {
    expect(reason(usage)).toBe("unclear_usage");
  });

  it.each([
    { inputTokens: 9 },
    { outputTokens: 9 },
    { cacheReadInputTokens: 9 },
    { outputTokens: 9, cacheReadInputTokens: 9 },
  ])("without a total that costs something: %o", (usage) => {
    expect(reason(usage)).toBe("unclear_usage");
  });

  it.each([-1, Number.NaN, Infinity, "9", 9n, {}, true])("for a count that is none: %s", (value) => {
    for (const key of ["inputTokens", "outputTokens", "cacheReadInputTokens", "textOutputTokens"]) {
      expect(reason({ inputTokens: 9, outputTokens: 9, [key]: value })).toBe("unclear_usage");
    }
  });

  it("for an amount that no number can hold", () => {
    expect(reason({ inputTokens: Number.MAX_VALUE, outputTokens: 0 }, { input: 1000, output: 0 })).toBe(
      "unclear_usage",
    );
  });

  it("for tokens that have no price", () => {
    expect(reason({ inputTokens: 1, outputTokens: 1 }, { input: 1 })).toBe("no_price");
    expect(reason({ inputTokens: 1, outputTokens: 1 }, { output: 1 })).toBe("no_price");
  });

  it("for a model whose every price is missing from the list", () => {
    expect(reasonFor({ requestModel: "whisper-1" })).toBe("no_price");
  });
});

it.each([undefined, null, {}, { inputTokens: undefined }, { inputTokens: null }, "usage", 7, { total: 3 }])(
  "neither has a cost nor counts without usage: %o",
  (usage) => {
    for (const requestModel of ["gpt-4o", "unheard-of"]) {
      expect(reasonFor({ requestModel, usage: usage as InferenceUsage })).toBe("none");
    }
  },
);

it("survives a call that throws wherever it is touched", () => {
  const hostile = new Proxy({}, { get: () => expect.fail("touched") });
  expect(costOf({ usage: hostile })).toBeUndefined();
  const throwing = {
    get inputTokens(): number {
      throw new Error("no");
    },
    outputTokens: 9,
  };
  expect(reasonFor({ usage: throwing })).toBe("unclear_usage");
  const badTime = { valueOf: () => expect.fail("touched") } as unknown as Date;
  expect(reasonFor({ requestModel: "o3", at: badTime })).toBe("failed");
  const odd = { ...call(), provider: 7, requestModel: {}, responseModel: [] } as never;
  expect(reasonFor(odd)).toBe("unknown_model");
});
