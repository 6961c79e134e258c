import { describe, expect, it } from "vitest";

import { ATTRIBUTES, CONTENT_KEYS, dialectAttributes, isContentKey } from "../src/index.ts";

describe("isContentKey", () => {
  it.each([
    "gen_ai.system_instructions",
    "gen_ai.input.messages",
    "gen_ai.output.messages",
    "gen_ai.tool.definitions",
    "gen_ai.tool.description",
    "gen_ai.tool.call.arguments",
    "gen_ai.tool.call.result",
    "gen_ai.retrieval.query.text",
    "gen_ai.retrieval.documents",
    "gen_ai.memory.query.text",
    "gen_ai.memory.records",
    "gen_ai.prompt.variable",
    "gen_ai.prompt.variable.city",
    "gen_ai.prompt",
    "gen_ai.completion",
    "sideband.reasoning.thought",
    "sideband.tool.selection.reason",
    "sideband.error.filter_reason",
    "agent.tool.reason",
    "gen_ai.error.filter_reason",
    "token_preview",
    "thought",
  ])("%s may hold content", (key) => {
    expect(isContentKey(key)).toBe(true);
  });

  it.each([
    "gen_ai.prompt.name",
    "gen_ai.prompt.version",
    "gen_ai.prompt.variables",
    "gen_ai.tool.name",
    "gen_ai.tool.call.id",
    "gen_ai.usage.input_tokens",
    "gen_ai.memory.record.count",
    "sideband.tool.available",
    "sideband.memory.query.length",
    "constructor",
    "",
  ])("%j does not", (key) => {
    expect(isContentKey(key)).toBe(false);
  });
});

describe("CONTENT_KEYS", () => {
  it("is frozen and has each key once", () => {
    expect(Object.isFrozen(CONTENT_KEYS)).toBe(true);
    expect(new Set(CONTENT_KEYS).size).toBe(CONTENT_KEYS.length);
    for (const key of CONTENT_KEYS) expect(isContentKey(key)).toBe(true);
  });

  it("has every attribute of free structure", () => {
    const structured = Object.entries(ATTRIBUTES).filter(([, { type }]) => type === "any");
    expect(structured.length).toBeGreaterThan(0);
    for (const [key] of structured) expect(isContentKey(key)).toBe(true);
  });

  it("stays content in every dialect", () => {
    for (const key of CONTENT_KEYS) {
      const written = dialectAttributes(key, "text", ["genai-0.1", "semconv-1.41", "refinement-1.0"]);
      expect(Object.keys(written).filter((name) => !isContentKey(name))).toEqual([]);
    }
  });
});
