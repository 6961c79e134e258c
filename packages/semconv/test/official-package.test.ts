import * as official from "@opentelemetry/semantic-conventions/incubating";
import { describe, expect, it } from "vitest";

import * as semconv from "../src/index.ts";

const theirs = new Map(Object.entries(official as Readonly<Record<string, unknown>>));
const ours = Object.entries(semconv as Readonly<Record<string, unknown>>).filter(([name]) =>
  /^(?:ATTR|METRIC|EVENT)_/.test(name),
);
const shared = ours.filter(([name]) => theirs.has(name));

const valuesOf = (prefix: string): string[] =>
  [...theirs].filter(([name]) => name.startsWith(`${prefix}_VALUE_`)).map(([, value]) => String(value));

describe("@opentelemetry/semantic-conventions", () => {
  it.each(shared)("has the same %s", (name, value) => {
    expect(value).toBe(theirs.get(name));
  });

  it("shares enough names for the comparison to mean something", () => {
    expect(shared.length).toBeGreaterThan(130);
  });

  it("gives no other name to a string of ours", () => {
    const names = [...theirs].filter(([name]) => /^(?:ATTR|METRIC|EVENT)_/.test(name));
    for (const [name, value] of ours) {
      const same = names.filter(
        ([their, theirValue]) => theirValue === value && their.split("_")[0] === name.split("_")[0],
      );
      for (const [their] of same) expect(their).toBe(name);
    }
  });

  it.each([
    ["GEN_AI_OPERATION_NAME", semconv.GEN_AI_OPERATIONS],
    ["GEN_AI_PROVIDER_NAME", semconv.PROVIDERS],
    ["GEN_AI_OUTPUT_TYPE", semconv.OUTPUT_TYPES],
    ["GEN_AI_TOKEN_TYPE", semconv.TOKEN_TYPES],
    ["MCP_METHOD_NAME", semconv.MCP_METHODS],
    ["OPENAI_API_TYPE", semconv.OPENAI_API_TYPES],
    ["OPENAI_REQUEST_SERVICE_TIER", semconv.OPENAI_SERVICE_TIERS],
    ["OTEL_COMPONENT_TYPE", semconv.COMPONENT_TYPES],
    ["OTEL_SPAN_PARENT_ORIGIN", semconv.SPAN_PARENT_ORIGINS],
    ["OTEL_SPAN_SAMPLING_RESULT", semconv.SPAN_SAMPLING_RESULTS],
    ["OTEL_STATUS_CODE", semconv.STATUS_CODES],
  ])("has no value of %s that we lack", (prefix, list) => {
    const values = valuesOf(prefix);
    expect(values.length).toBeGreaterThan(0);
    expect(list).toEqual(expect.arrayContaining(values));
  });

  it("spells every provider of gen_ai.system so that it maps to one of today's", () => {
    for (const system of valuesOf("GEN_AI_SYSTEM")) expect(semconv.PROVIDERS).toContain(semconv.providerName(system));
  });

  it("has every gen_ai.system value that dialect semconv-1.41 writes, for each provider it knew", () => {
    const known = valuesOf("GEN_AI_SYSTEM");
    for (const provider of valuesOf("GEN_AI_PROVIDER_NAME")) {
      const written = semconv.dialectAttributes("gen_ai.provider.name", provider, ["semconv-1.41"]);
      expect(known).toContain(written["gen_ai.system"]);
    }
  });

  it("knows the same error class for what has none", () => {
    expect(semconv.ERROR_TYPE_OTHER).toBe(theirs.get("ERROR_TYPE_VALUE_OTHER"));
  });
});
