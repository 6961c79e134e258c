import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CostCalculator, type PricedCall, type TokenPrices } from "../../src/cost/index.ts";
import type { InferenceUsage } from "../../src/inference/inference-request.ts";
import { amountAt, call } from "./priced.ts";

/** Tokens of a call, each counted once. */
interface Tokens {
  readonly text: number;
  readonly textRead: number;
  readonly textWritten: number;
  readonly textWritten1h: number;
  readonly audio: number;
  readonly audioRead: number;
  readonly image: number;
  readonly imageRead: number;
  readonly answer: number;
  readonly reasoning: number;
  readonly audioAnswer: number;
  readonly imageAnswer: number;
}

const some = fc.oneof(fc.constant(0), fc.nat(50), fc.nat(1_000_000));

const tokens: fc.Arbitrary<Tokens> = fc.record({
  text: some,
  textRead: some,
  textWritten: some,
  textWritten1h: some,
  audio: some,
  audioRead: some,
  image: some,
  imageRead: some,
  answer: some,
  reasoning: some,
  audioAnswer: some,
  imageAnswer: some,
});

const rate = fc.double({ min: 0, max: 1000, noNaN: true }).map((price) => Math.round(price * 1000) / 1000);

/** Some parts have a price of their own, others not. */
const prices: fc.Arbitrary<TokenPrices> = fc
  .record(
    {
      input: rate,
      cacheRead: rate,
      cacheWrite: rate,
      cacheWrite1h: rate,
      audioInput: rate,
      imageInput: rate,
      output: rate,
      reasoning: rate,
      audioOutput: rate,
      imageOutput: rate,
    },
    { requiredKeys: ["input", "output"] },
  )
  .map((price) => ({ ...price }));

/** As a provider reports them: totals that include their parts. */
const usageOf = (t: Tokens): InferenceUsage => ({
  inputTokens: t.text + t.textRead + t.textWritten + t.textWritten1h + t.audio + t.audioRead + t.image + t.imageRead,
  cacheReadInputTokens: t.textRead + t.audioRead + t.imageRead,
  cacheWriteInputTokens: t.textWritten + t.textWritten1h,
  cacheWrite1hInputTokens: t.textWritten1h,
  textInputTokens: t.text + t.textRead + t.textWritten + t.textWritten1h,
  audioInputTokens: t.audio + t.audioRead,
  audioCacheReadInputTokens: t.audioRead,
  imageInputTokens: t.image + t.imageRead,
  imageCacheReadInputTokens: t.imageRead,
  outputTokens: t.answer + t.reasoning + t.audioAnswer + t.imageAnswer,
  textOutputTokens: t.answer + t.reasoning,
  reasoningOutputTokens: t.reasoning,
  audioOutputTokens: t.audioAnswer,
  imageOutputTokens: t.imageAnswer,
});

/** Token by token, each at the price that is most its own. */
const naive = (t: Tokens, price: TokenPrices): number => {
  const { input = 0, output = 0 } = price;
  const millionths =
    t.text * input +
    t.textRead * (price.cacheRead ?? input) +
    t.textWritten * (price.cacheWrite ?? input) +
    t.textWritten1h * (price.cacheWrite1h ?? price.cacheWrite ?? input) +
    t.audio * (price.audioInput ?? input) +
    t.audioRead * (price.cacheRead ?? price.audioInput ?? input) +
    t.image * (price.imageInput ?? input) +
    t.imageRead * (price.cacheRead ?? price.imageInput ?? input) +
    t.answer * output +
    t.reasoning * (price.reasoning ?? output) +
    t.audioAnswer * (price.audioOutput ?? output) +
    t.imageAnswer * (price.imageOutput ?? output);
  return millionths / 1_000_000;
};

/** Nobody tells how much of a modality was written, so such calls have no cost. */
const isUnclear = (t: Tokens, price: TokenPrices): boolean =>
  ((price.cacheWrite !== undefined && t.textWritten + t.textWritten1h > 0) ||
    (price.cacheWrite1h !== undefined && t.textWritten1h > 0)) &&
  ((price.audioInput !== undefined && t.audio + t.audioRead > 0) ||
    (price.imageInput !== undefined && t.image + t.imageRead > 0));

const NOTHING_WRITTEN = { textWritten: 0, textWritten1h: 0 };

const clear = fc.tuple(tokens, prices).map(([t, price]) => ({
  price,
  t: isUnclear(t, price) ? { ...t, ...NOTHING_WRITTEN } : t,
}));

const expectAbout = (amount: number | undefined, expected: number): void => {
  expect(amount).toBeDefined();
  expect(Math.abs((amount ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
};

const amountOf = (perMillionTokens: TokenPrices, usage: InferenceUsage): number | undefined =>
  amountAt({ perMillionTokens }, { usage });

describe("the cost of a call", () => {
  it("is that of its tokens, each counted once, however they are split", () => {
    fc.assert(fc.property(clear, ({ t, price }) => expectAbout(amountOf(price, usageOf(t)), naive(t, price))));
  });

  it("is unknown where the usage does not tell", () => {
    fc.assert(
      fc.property(tokens, prices, (t, price) => {
        expect(amountOf(price, usageOf(t)) === undefined).toBe(isUnclear(t, price));
      }),
    );
  });

  it("grows as its tokens do", () => {
    fc.assert(
      fc.property(clear, fc.integer({ min: 0, max: 1000 }), ({ t, price }, factor) => {
        const usage = usageOf(t);
        const more = Object.fromEntries(Object.entries(usage).map(([key, count]) => [key, count * factor]));
        expectAbout(amountOf(price, more), (amountOf(price, usage) ?? Number.NaN) * factor);
      }),
    );
  });

  it("is that of its halves", () => {
    fc.assert(
      fc.property(clear, clear, ({ t: one, price }, { t: other }) => {
        const both = (key: keyof Tokens): number => one[key] + other[key];
        const sum: Tokens = {
          text: both("text"),
          textRead: both("textRead"),
          ...NOTHING_WRITTEN,
          audio: both("audio"),
          audioRead: both("audioRead"),
          image: both("image"),
          imageRead: both("imageRead"),
          answer: both("answer"),
          reasoning: both("reasoning"),
          audioAnswer: both("audioAnswer"),
          imageAnswer: both("imageAnswer"),
        };
        const amount = (t: Tokens): number => amountOf(price, usageOf({ ...t, ...NOTHING_WRITTEN })) ?? Number.NaN;
        expectAbout(amount(sum), amount(one) + amount(other));
      }),
    );
  });

  it("lies between its tokens at the lowest price and at the highest", () => {
    fc.assert(
      fc.property(clear, ({ t, price }) => {
        const usage = usageOf(t);
        const count = (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
        const amount = amountOf(price, usage) ?? Number.NaN;
        const all = Object.values(price) as number[];
        expect(amount).toBeGreaterThanOrEqual((Math.min(...all) * count) / 1_000_000 - 1e-6);
        expect(amount).toBeLessThanOrEqual((Math.max(...all) * count) / 1_000_000 + 1e-6);
      }),
    );
  });
});

/** The names of the price list, with all sorts of trimmings, and what else a provider may send. */
const name = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          "",
          "openai/",
          "us.anthropic.",
          "models/",
          "ft:",
          "arn:aws:bedrock:x::foundation-model/",
          "/",
          ".",
        ),
        fc.constantFrom(
          "gpt-4o",
          "gpt-4o-mini",
          "claude-sonnet-4-5",
          "gemini-2.5-pro",
          "o3",
          "gpt-realtime",
          "whisper-1",
          "acme",
        ),
        fc.constantFrom(
          "",
          "",
          "",
          "-2024-08-06",
          "-20250929-v1:0",
          "@20241022",
          ":org::id",
          "-latest",
          ".ft-",
          "-8b",
          "-",
          ":",
        ),
      )
      .map((parts) => parts.join("")),
  },
  fc.string(),
  fc.anything(),
);

const count = fc.oneof({ weight: 20, arbitrary: some }, fc.double(), fc.anything());

const mostly = <T>(likely: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: fc.anything() });

const anyCall = mostly(
  fc.record(
    {
      provider: mostly(fc.constantFrom("openai", "anthropic", "aws.bedrock", "gcp.gemini", "acme")),
      requestModel: name,
      responseModel: name,
      usage: mostly(
        fc.oneof(
          tokens.map(usageOf),
          fc.record({ inputTokens: some, outputTokens: some }),
          fc.record(
            {
              inputTokens: count,
              outputTokens: count,
              cacheReadInputTokens: count,
              cacheWriteInputTokens: count,
              cacheWrite1hInputTokens: count,
              reasoningOutputTokens: count,
              audioInputTokens: count,
              audioCacheReadInputTokens: count,
              imageOutputTokens: count,
            },
            { requiredKeys: ["inputTokens", "outputTokens"] },
          ),
        ),
      ),
      serviceTier: mostly(fc.constantFrom(undefined, "default", "batch", "flex")),
      at: mostly(fc.oneof(fc.date(), fc.integer())),
    },
    { requiredKeys: ["provider", "requestModel", "usage"] },
  ),
);

it("is an amount or is counted as missing, whatever the call says", () => {
  const calculator = new CostCalculator({
    log: () => {},
    prices: [
      { model: "acme", perMillionTokens: { input: 1, cacheRead: 0.1, output: 3 }, serviceTiers: { batch: 0.5 } },
    ],
  });
  let priced = 0;
  let unpriced = 0;
  fc.assert(
    fc.property(anyCall, (anything) => {
      const before = calculator.unpriced.count;
      const cost = calculator.cost(anything as PricedCall);
      const counted = calculator.unpriced.count - before;
      if (cost === undefined) {
        unpriced += counted;
      } else {
        priced += 1;
        expect(counted).toBe(0);
        expect(cost.amount).toBeGreaterThanOrEqual(0);
        expect(cost.amount).toBeLessThan(Infinity);
        expect(cost).toMatchObject({ currency: "USD", source: "local" });
      }
    }),
    { numRuns: 2000 },
  );
  expect(priced).toBeGreaterThan(20);
  expect(unpriced).toBeGreaterThan(20);
});

it("does not depend on what was asked before", () => {
  const shared = new CostCalculator();
  const known = fc.record({
    provider: fc.constantFrom("openai", "azure.ai.openai", "anthropic", "deepseek"),
    requestModel: fc.constantFrom("o3", "gpt-4o", "claude-sonnet-4-6", "deepseek-chat", "unheard-of"),
    responseModel: fc.constantFrom(undefined, "gpt-4o-mini", "deepseek-chat"),
    usage: fc.record({ inputTokens: fc.nat(300_000), outputTokens: fc.nat(1000) }),
    at: fc.date({ min: new Date("2024-01-01"), max: new Date("2027-06-01"), noInvalidDate: true }),
  });
  fc.assert(
    fc.property(known, (asked) => {
      expect(shared.cost(call(asked))).toEqual(new CostCalculator().cost(call(asked)));
    }),
    { numRuns: 300 },
  );
});
