import { setTimeout as turn } from "node:timers/promises";

import { afterEach, describe, expect, it, vi } from "vitest";

import { CostCalculator, type UnpricedCall } from "../../src/cost/index.ts";
import { call } from "./priced.ts";

describe("what is unpriced", () => {
  it("is counted, by model and in all", () => {
    const calculator = new CostCalculator();
    expect(calculator.unpriced).toEqual({ count: 0, models: [] });
    calculator.cost(call());
    for (let n = 0; n < 3; n += 1) calculator.cost(call({ requestModel: "unheard-of" }));
    calculator.cost(call({ provider: "acme", requestModel: "unheard-of", serviceTier: "batch" }));
    calculator.cost(call({ requestModel: "asked", responseModel: "answered" }));
    calculator.cost(call({ requestModel: "asked", responseModel: "" }));
    calculator.cost(call({ requestModel: undefined }));
    calculator.cost(call({ serviceTier: "priority" }));
    calculator.cost(call({ usage: undefined, requestModel: "unheard-of" }));
    expect(calculator.unpriced).toEqual({
      count: 8,
      models: [
        { provider: "openai", model: "unheard-of", reason: "unknown_model", count: 3 },
        { provider: "acme", model: "unheard-of", reason: "unknown_model", count: 1 },
        { provider: "openai", model: "answered", reason: "unknown_model", count: 1 },
        { provider: "openai", model: "asked", reason: "unknown_model", count: 1 },
        { provider: "openai", model: undefined, reason: "unknown_model", count: 1 },
        { provider: "openai", model: "gpt-4o", reason: "service_tier", count: 1 },
      ],
    });
  });

  it("is a snapshot", () => {
    const calculator = new CostCalculator();
    calculator.cost(call({ requestModel: "unheard-of" }));
    const before = calculator.unpriced;
    calculator.cost(call({ requestModel: "unheard-of" }));
    expect(calculator.unpriced.models[0]?.count).toBe(2);
    expect(before.models[0]?.count).toBe(1);
  });

  it("takes no more memory than for 1,000 models, and still counts", () => {
    const told: UnpricedCall[] = [];
    const calculator = new CostCalculator({ onUnpriced: (unpriced) => told.push(unpriced) });
    for (let n = 0; n < 1500; n += 1) calculator.cost(call({ requestModel: `unheard-of-${n}-x` }));
    calculator.cost(call({ requestModel: "unheard-of-7-x" }));
    const { count, models } = calculator.unpriced;
    expect(count).toBe(1501);
    expect(models).toHaveLength(1000);
    expect(told).toHaveLength(1000);
    expect(models[7]).toMatchObject({ model: "unheard-of-7-x", count: 2 });
  });
});

describe("onUnpriced", () => {
  const unhandled = vi.fn<(error: unknown) => void>();
  process.on("unhandledRejection", unhandled);
  afterEach(() => unhandled.mockClear());

  it("is told once per provider and model", () => {
    const onUnpriced = vi.fn<(unpriced: UnpricedCall) => void>();
    const calculator = new CostCalculator({ onUnpriced });
    calculator.cost(call());
    for (let n = 0; n < 3; n += 1) {
      calculator.cost(call({ requestModel: "unheard-of" }));
      calculator.cost(call({ provider: "acme", requestModel: "unheard-of" }));
    }
    expect(onUnpriced.mock.calls).toEqual([
      [{ provider: "openai", model: "unheard-of", reason: "unknown_model" }],
      [{ provider: "acme", model: "unheard-of", reason: "unknown_model" }],
    ]);
  });

  it("may throw", () => {
    const log = vi.fn<(message: string) => void>();
    const calculator = new CostCalculator({
      log,
      onUnpriced: () => {
        throw new RangeError("secret");
      },
    });
    expect(calculator.cost(call({ requestModel: "a" }))).toBeUndefined();
    expect(calculator.cost(call({ requestModel: "b" }))).toBeUndefined();
    expect(calculator.unpriced.count).toBe(2);
    expect(log.mock.calls).toEqual([["onUnpriced threw RangeError; the application is not affected"]]);
  });

  it("may reject", async () => {
    const log = vi.fn<(message: string) => void>();
    const onUnpriced = (): Promise<void> => Promise.reject(new RangeError("secret"));
    new CostCalculator({ log, onUnpriced }).cost(call({ requestModel: "a" }));
    await turn(0);
    expect(unhandled).not.toHaveBeenCalled();
    expect(log.mock.calls).toEqual([["onUnpriced threw RangeError; the application is not affected"]]);
  });

  it("may have a log that throws", () => {
    const fail = (): never => {
      throw new Error("no");
    };
    const calculator = new CostCalculator({ log: fail, onUnpriced: fail });
    expect(calculator.cost(call({ requestModel: "a" }))).toBeUndefined();
  });
});
