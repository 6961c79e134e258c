import { describe, expect, it, vi } from "vitest";

import type { CostSource, LlmTracer, PricedCall } from "../../src/index.ts";
import { collect, startRecorder, useContextManager, useDiagnostics } from "../recorder.ts";

useContextManager();
const diagnostics = useDiagnostics();

const request = { provider: "openai", model: "gpt-4o" };
const usage = { inputTokens: 100, outputTokens: 20 };
const KEYS = ["sideband.usage.cost.amount", "sideband.usage.cost.currency", "sideband.usage.cost.source"];

const source = (amount = 0.5): CostSource => ({ cost: () => ({ amount, currency: "USD", source: "local" }) });

/** What each span says that it cost, by its name. */
const costs = (prices: CostSource | undefined, run: (llm: LlmTracer) => unknown): unknown[] => {
  const recorder = startRecorder();
  run(recorder.llm(prices === undefined ? {} : { prices }));
  return recorder.spans().map(({ name, attributes }) => [name, ...KEYS.map((key) => attributes[key])]);
};

const none = [undefined, undefined, undefined];

describe("the cost of a call", () => {
  it("is asked for once, with what decides it, and recorded at the end", () => {
    const asked: PricedCall[] = [];
    const prices: CostSource = {
      cost: (call) => {
        asked.push(call);
        return { amount: 0.25, currency: "EUR", source: "local" };
      },
    };
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000 });
    const told = costs(prices, (llm) =>
      llm.chat(request, (span) => {
        vi.setSystemTime(99_000);
        span.recordUsage({ inputTokens: 100 });
        span.recordUsage({ outputTokens: 20, cacheReadInputTokens: 60, audioCacheReadInputTokens: 0 });
        span.recordResponse({ model: "gpt-4o-2024-08-06", serviceTier: "batch" });
      }),
    );
    vi.useRealTimers();
    expect(told).toEqual([["chat gpt-4o", 0.25, "EUR", "local"]]);
    expect(asked).toEqual([
      {
        provider: "openai",
        requestModel: "gpt-4o",
        responseModel: "gpt-4o-2024-08-06",
        usage: { inputTokens: 100, outputTokens: 20, cacheReadInputTokens: 60, audioCacheReadInputTokens: 0 },
        serviceTier: "batch",
        at: 1_000,
      },
    ]);
  });

  it("is known only where usage is", () => {
    expect(costs(source(), (llm) => llm.chat(request, () => {}))).toEqual([["chat gpt-4o", ...none]]);
    expect(costs(undefined, (llm) => llm.chat(request, (span) => span.recordUsage(usage)))).toEqual([
      ["chat gpt-4o", ...none],
    ]);
  });

  it("is the provider's own, where it tells one", () => {
    const told = costs(source(), (llm) =>
      llm.chat(request, (span) => {
        span.recordUsage(usage);
        span.recordCost({ amount: 0, currency: "CHF" });
      }),
    );
    expect(told).toEqual([["chat gpt-4o", 0, "CHF", "provider"]]);
  });

  it.each([
    undefined,
    null,
    {},
    { amount: Number.NaN, currency: "USD" },
    { amount: -1, currency: "USD" },
    { amount: Infinity, currency: "USD" },
    { amount: 1, currency: "dollars" },
    { amount: "1", currency: "USD" },
  ])("is absent where nobody knows it: %j", (unknown) => {
    const told = (run: (llm: LlmTracer) => unknown): unknown => costs({ cost: () => unknown as never }, run);
    expect(told((llm) => llm.chat(request, (span) => span.recordUsage(usage)))).toEqual([["chat gpt-4o", ...none]]);
    expect(told((llm) => llm.chat(request, (span) => span.recordCost(unknown as never)))).toEqual([
      ["chat gpt-4o", ...none],
    ]);
  });

  it("leaves all else as it is where the source throws, and is told of once", () => {
    const recorder = startRecorder();
    const llm = recorder.llm({
      prices: {
        cost: () => {
          throw new RangeError("secret");
        },
      },
    });
    for (let call = 0; call < 2; call += 1)
      llm.agent({ name: "a" }, () => llm.chat(request, (span) => span.recordUsage(usage)));
    expect(diagnostics.take()).toEqual([expect.stringContaining("the cost of a call threw RangeError")]);
    expect(recorder.spans()[1]?.attributes["gen_ai.usage.input_tokens"]).toBe(100);
  });

  it("stands on the calls alone: a sum over a trace counts each once", () => {
    const told = costs(source(), (llm) =>
      llm.agent({ name: "a" }, () => {
        llm.chat(request, (span) => span.recordUsage(usage));
        llm.tool({ name: "t" }, () => llm.chat(request, (span) => span.recordUsage(usage)));
      }),
    );
    expect(told).toEqual([
      ["chat gpt-4o", 0.5, "USD", "local"],
      ["chat gpt-4o", 0.5, "USD", "local"],
      ["execute_tool t", ...none],
      ["invoke_agent a", ...none],
    ]);
  });

  it("of a call that two instrumentations trace is told by the inner one", () => {
    const told = costs(source(), (llm) =>
      llm.chat({ ...request, model: "outer" }, (outer) => {
        llm.chat({ ...request, model: "inner" }, (inner) => inner.recordUsage(usage));
        outer.recordUsage(usage);
        outer.recordCost({ amount: 9, currency: "USD" });
      }),
    );
    expect(told).toEqual([
      ["chat inner", 0.5, "USD", "local"],
      ["chat outer", ...none],
    ]);
  });

  it("is that of each: one that embeds within one that answers, and one of a tool, are calls of their own", () => {
    const told = costs(source(), (llm) =>
      llm.chat(request, (span) => {
        span.recordUsage(usage);
        llm.embeddings({ provider: "openai", model: "embed" }, (embedding) =>
          embedding.recordUsage({ inputTokens: 1 }),
        );
        llm.retrieval({}, () => llm.chat({ ...request, model: "rewrite" }, (inner) => inner.recordUsage(usage)));
      }),
    );
    expect(told).toEqual([
      ["embeddings embed", 0.5, "USD", "local"],
      ["chat rewrite", 0.5, "USD", "local"],
      ["retrieval", ...none],
      ["chat gpt-4o", 0.5, "USD", "local"],
    ]);
  });

  it("of an answer that was left is that of what had come", async () => {
    const recorder = startRecorder();
    const llm = recorder.llm({ prices: source() });
    const chunks = async function* count() {
      yield 1;
      yield 2;
    };
    for await (const _ of llm.stream(request, chunks, (_chunk, span) => span.recordUsage(usage))) break;
    await collect(llm.stream(request, chunks));
    expect(recorder.spans().map(({ attributes }) => attributes[KEYS[0] as string])).toEqual([0.5, undefined]);
  });
});
