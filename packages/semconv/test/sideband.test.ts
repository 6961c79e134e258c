import { expect, it } from "vitest";

import { ATTRIBUTES, METRICS } from "../src/index.ts";

const extensions = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).filter(([name]) => name.startsWith("sideband.")));

it("has these attributes of its own", () => {
  const types = Object.entries(extensions(ATTRIBUTES)).map(([key, { type }]) => [key, type]);
  expect(Object.fromEntries(types)).toEqual({
    "sideband.agent.inference_calls": "int",
    "sideband.agent.parent.name": "string",
    "sideband.agent.step": "int",
    "sideband.agent.tool_calls": "int",
    "sideband.error.category": "open enum",
    "sideband.error.filter_reason": "string",
    "sideband.error.retry_after": "double",
    "sideband.error.token_limit": "int",
    "sideband.error.tokens_requested": "int",
    "sideband.exception.chain": "string[]",
    "sideband.link.type": "open enum",
    "sideband.memory.query.length": "int",
    "sideband.memory.record.scores": "double[]",
    "sideband.outcome": "open enum",
    "sideband.reasoning.confidence": "double",
    "sideband.reasoning.options.count": "int",
    "sideband.reasoning.selected_action": "string",
    "sideband.reasoning.thought": "string",
    "sideband.reasoning.type": "string",
    "sideband.response.chunk.count": "int",
    "sideband.response.output_tokens_per_second": "double",
    "sideband.tenant.id": "string",
    "sideband.tool.available": "string[]",
    "sideband.tool.selection.reason": "string",
    "sideband.usage.cost.amount": "double",
    "sideband.usage.cost.currency": "string",
    "sideband.usage.cost.source": "open enum",
  });
});

it("has these metrics of its own", () => {
  const shapes = Object.entries(extensions(METRICS)).map(([name, { instrument, unit }]) => [name, [instrument, unit]]);
  expect(Object.fromEntries(shapes)).toEqual({
    "sideband.client.cost": ["counter", "{USD}"],
    "sideband.client.operation.cost": ["histogram", "{USD}"],
    "sideband.exporter.circuit.state": ["gauge", "1"],
    "sideband.exporter.fallback.buffer.size": ["updowncounter", "{span}"],
    "sideband.exporter.fallback.span.dropped": ["counter", "{span}"],
    "sideband.llm.duration": ["histogram", "ms"],
    "sideband.redaction.replacements": ["counter", "{replacement}"],
    "sideband.sampler.decisions": ["counter", "{decision}"],
  });
});

it("gives every histogram of its own boundaries", () => {
  for (const { instrument, boundaries } of Object.values(extensions(METRICS))) {
    expect(boundaries !== undefined).toBe(instrument === "histogram");
  }
});
