import { describe, expect, it } from "vitest";

import {
  ATTRIBUTES,
  CONVENTIONS_VERSION,
  type Dialect,
  dialectAttributes,
  DIALECTS,
  providerName,
  refinementSpanName,
} from "../src/index.ts";

type Row = [key: string, value: unknown, semconv: Record<string, unknown>, refinement: Record<string, unknown>];

const same = (key: string, value: unknown): Row => [key, value, { [key]: value }, { [key]: value }];

/** Only the specification had another name. */
const renamed = (key: string, value: unknown, older: string, olderValue: unknown = value): Row => [
  key,
  value,
  { [key]: value },
  { [older]: olderValue },
];

const rows: Row[] = [
  [
    "gen_ai.provider.name",
    "openai",
    { "gen_ai.provider.name": "openai", "gen_ai.system": "openai" },
    { "gen_ai.system": "openai" },
  ],
  ...["gcp.gemini", "gcp.vertex_ai", "gcp.gen_ai"].map((value): Row => [
    "gen_ai.provider.name",
    value,
    { "gen_ai.provider.name": value, "gen_ai.system": value },
    { "gen_ai.system": "google" },
  ]),
  [
    "gen_ai.provider.name",
    "x_ai",
    { "gen_ai.provider.name": "x_ai", "gen_ai.system": "xai" },
    { "gen_ai.system": "x_ai" },
  ],
  same("gen_ai.request.model", "gpt-4o"),
  same("gen_ai.request.max_tokens", 100),
  same("gen_ai.request.temperature", 0.5),
  same("gen_ai.usage.input_tokens", 100),
  same("gen_ai.usage.output_tokens", 20),
  renamed("gen_ai.response.finish_reasons", ["stop", "length"], "gen_ai.response.finish_reason", "stop"),
  renamed("gen_ai.response.finish_reasons", ["tool_call"], "gen_ai.response.finish_reason", "tool_use"),
  renamed("gen_ai.request.stream", true, "gen_ai.response.streaming"),
  renamed("gen_ai.response.time_to_first_chunk", 0.1234, "gen_ai.response.time_to_first_token_ms", 123),
  renamed("sideband.response.output_tokens_per_second", 41.5, "gen_ai.response.tokens_per_second"),
  ...Object.entries({
    rate_limit_exceeded: "rate_limited",
    rate_limit_error: "rate_limited",
    "429": "rate_limited",
    RateLimitError: "rate_limited",
    context_length_exceeded: "token_limit",
    content_filter: "content_filtered",
    _OTHER: "unknown",
    TimeoutError: "unknown",
  }).map(([type, category]): Row => [
    "error.type",
    type,
    { "error.type": type },
    { "error.type": type, "gen_ai.error.type": category },
  ]),
  same("sideband.error.category", "rate_limited"),
  renamed("sideband.error.retry_after", 1.5, "gen_ai.error.retry_after_ms", 1500),
  renamed("sideband.error.token_limit", 8192, "gen_ai.error.token_limit"),
  renamed("sideband.error.tokens_requested", 9000, "gen_ai.error.tokens_requested"),
  renamed("sideband.error.filter_reason", "violence", "gen_ai.error.filter_reason"),
  renamed("gen_ai.agent.name", "support", "agent.name"),
  renamed("sideband.agent.step", 3, "agent.step"),
  renamed("sideband.agent.parent.name", "planner", "agent.parent_agent"),
  renamed("gen_ai.tool.name", "lookup_order", "agent.tool.name"),
  renamed("sideband.tool.selection.reason", "asked for it", "agent.tool.reason"),
  same("gen_ai.tool.definitions", "[]"),
  same("sideband.tool.available", ["a", "b"]),
  renamed("sideband.reasoning.type", "chain_of_thought", "agent.reasoning.type"),
  renamed("sideband.reasoning.confidence", 0.9, "agent.reasoning.confidence"),
  renamed("sideband.memory.query.length", 12, "agent.memory.query_length"),
  renamed("gen_ai.memory.record.count", 5, "agent.memory.results_count"),
  same("gen_ai.memory.records", "[]"),
  same("sideband.memory.record.scores", [0.9, 0.8]),
  [
    "gen_ai.usage.cache_write.input_tokens",
    7,
    { "gen_ai.usage.cache_creation.input_tokens": 7 },
    { "gen_ai.usage.cache_write.input_tokens": 7 },
  ],
  ["gen_ai.retrieval.top_k", 5, { "gen_ai.request.top_k": 5 }, { "gen_ai.retrieval.top_k": 5 }],
  same("http.request.method", "POST"),
  same("an.application's.own", "value"),
];

describe("dialectAttributes", () => {
  it.each(rows)("%s = %j", (key, value, semconv, refinement) => {
    expect(dialectAttributes(key, value, ["genai-0.1"])).toEqual({ [key]: value });
    expect(dialectAttributes(key, value, ["semconv-1.41"])).toEqual(semconv);
    expect(dialectAttributes(key, value, ["refinement-1.0"])).toEqual(refinement);
    expect(dialectAttributes(key, value, DIALECTS)).toEqual({ [key]: value, ...semconv, ...refinement });
  });

  it("writes gen_ai.system once, in the last dialect's spelling", () => {
    const dialects: Dialect[] = ["semconv-1.41", "refinement-1.0"];
    expect(dialectAttributes("gen_ai.provider.name", "gcp.gemini", dialects)).toEqual({
      "gen_ai.provider.name": "gcp.gemini",
      "gen_ai.system": "google",
    });
  });

  it("writes nothing where the older name has no way to say it", () => {
    expect(dialectAttributes("gen_ai.response.finish_reasons", [], ["refinement-1.0"])).toEqual({});
    expect(dialectAttributes("sideband.error.retry_after", Infinity, ["refinement-1.0"])).toEqual({});
    expect(dialectAttributes("gen_ai.provider.name", 7, ["refinement-1.0"])).toEqual({});
  });

  it("rounds milliseconds to the nearest", () => {
    const ms = (seconds: number): unknown =>
      dialectAttributes("gen_ai.response.time_to_first_chunk", seconds, ["refinement-1.0"])[
        "gen_ai.response.time_to_first_token_ms"
      ];
    expect([0, 0.0004, 0.0005, 1.9999].map(ms)).toEqual([0, 0, 1, 2000]);
  });

  it("writes under official names only what is official in genai-0.1", () => {
    for (const [key, { deprecated }] of Object.entries(ATTRIBUTES)) {
      if (deprecated) continue;
      expect(Object.keys(dialectAttributes(key, "value", ["genai-0.1"]))).toEqual([key]);
    }
  });
});

it("lists the dialects, the default first", () => {
  expect(DIALECTS).toEqual(["genai-0.1", "semconv-1.41", "refinement-1.0"]);
  expect(Object.isFrozen(DIALECTS)).toBe(true);
  expect(DIALECTS[0]).toBe(`genai-${CONVENTIONS_VERSION.slice(0, 3)}`);
});

it.each([
  ["az.ai.inference", "azure.ai.inference"],
  ["az.ai.openai", "azure.ai.openai"],
  ["gemini", "gcp.gemini"],
  ["vertex_ai", "gcp.vertex_ai"],
  ["xai", "x_ai"],
  ["google", "gcp.gen_ai"],
  ["openai", "openai"],
  ["my_own_gateway", "my_own_gateway"],
])("reads %s as the provider %s", (system, provider) => {
  expect(providerName(system)).toBe(provider);
});

it.each([
  ["chat", "gen_ai.chat"],
  ["invoke_agent", "agent.run"],
  ["execute_tool", "agent.tool_call"],
  ["plan", "agent.reasoning"],
  ["reason", "agent.reasoning"],
  ["select_tool", "agent.tool_selection"],
  ["search_memory", "agent.memory_retrieval"],
  ["retrieval", "agent.memory_retrieval"],
  ["embeddings", undefined],
  ["agent_step", undefined],
])("calls the span of %s %s", (operation, name) => {
  expect(refinementSpanName(operation)).toBe(name);
});
