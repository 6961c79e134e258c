import { describe, expect, it } from "vitest";

import {
  costAttributes,
  type Dialect,
  DIALECTS,
  errorAttributes,
  totalDurationAttributes,
  totalTokensAttributes,
  workflowNameAttributes,
} from "../src/index.ts";

const official: Dialect[] = ["genai-0.1"];
const semconv: Dialect[] = ["semconv-1.41"];
const refinement: Dialect[] = ["refinement-1.0"];

describe("totalTokensAttributes", () => {
  it("sums for the specification only", () => {
    expect(totalTokensAttributes(100, 20, refinement)).toEqual({ "gen_ai.usage.total_tokens": 120 });
    expect(totalTokensAttributes(100, 20, DIALECTS)).toEqual({ "gen_ai.usage.total_tokens": 120 });
    expect(totalTokensAttributes(100, 20, official)).toEqual({});
    expect(totalTokensAttributes(100, 20, semconv)).toEqual({});
  });

  it("takes a zero for a number and a missing one for unknown", () => {
    expect(totalTokensAttributes(100, 0, refinement)).toEqual({ "gen_ai.usage.total_tokens": 100 });
    expect(totalTokensAttributes(100, undefined, refinement)).toEqual({});
    expect(totalTokensAttributes(undefined, 20, refinement)).toEqual({});
  });
});

describe("totalDurationAttributes", () => {
  it("writes milliseconds for the specification only", () => {
    expect(totalDurationAttributes(1.2346, refinement)).toEqual({ "gen_ai.response.total_duration_ms": 1235 });
    expect(totalDurationAttributes(1.2346, [...official, ...semconv])).toEqual({});
    expect(totalDurationAttributes(Number.NaN, refinement)).toEqual({});
  });
});

describe("costAttributes", () => {
  const cost = { amount: 0.25, currency: "USD", source: "local" } as const;
  const ours = {
    "sideband.usage.cost.amount": 0.25,
    "sideband.usage.cost.currency": "USD",
    "sideband.usage.cost.source": "local",
  };

  it("writes our extension, the specification's name, or both", () => {
    expect(costAttributes(cost, official)).toEqual(ours);
    expect(costAttributes(cost, semconv)).toEqual(ours);
    expect(costAttributes(cost, refinement)).toEqual({ "gen_ai.usage.cost_usd": 0.25 });
    expect(costAttributes(cost, DIALECTS)).toEqual({ ...ours, "gen_ai.usage.cost_usd": 0.25 });
  });

  it("never writes another currency as dollars", () => {
    const euros = { ...cost, currency: "EUR" };
    expect(costAttributes(euros, refinement)).toEqual({ ...ours, "sideband.usage.cost.currency": "EUR" });
    expect(costAttributes(euros, DIALECTS)).not.toHaveProperty(["gen_ai.usage.cost_usd"]);
  });
});

describe("errorAttributes", () => {
  it("normalises the type", () => {
    expect(errorAttributes({ type: "429" }, official)).toEqual({
      "error.type": "429",
      "sideband.error.category": "rate_limited",
    });
  });

  it("believes a caller who knows the category better", () => {
    expect(errorAttributes({ type: "400", category: "token_limit" }, refinement)).toEqual({
      "error.type": "400",
      "sideband.error.category": "token_limit",
      "gen_ai.error.type": "token_limit",
    });
  });
});

describe("workflowNameAttributes", () => {
  it.each<[Dialect, string]>([
    ["genai-0.1", "gen_ai.agent.name"],
    ["semconv-1.41", "gen_ai.workflow.name"],
    ["refinement-1.0", "agent.name"],
  ])("%s calls it %s", (dialect, key) => {
    expect(workflowNameAttributes("triage", [dialect])).toEqual({ [key]: "triage" });
  });

  it("writes every dialect that is on", () => {
    expect(Object.keys(workflowNameAttributes("triage", DIALECTS))).toHaveLength(3);
  });
});
