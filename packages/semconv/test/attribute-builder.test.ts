import { expect, it } from "vitest";

import { attributes, type LlmAttributes } from "../src/index.ts";

const started = () =>
  attributes<LlmAttributes>().set("gen_ai.operation.name", "chat").set("gen_ai.provider.name", "openai");

it("holds what was set", () => {
  expect(started().set("gen_ai.request.max_tokens", 100).build()).toEqual({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.max_tokens": 100,
  });
});

it("keeps the last value of a key", () => {
  expect(started().set("gen_ai.provider.name", "groq").build()["gen_ai.provider.name"]).toBe("groq");
});

it("sets under a condition that holds, and under no other", () => {
  const built = started()
    .setIf(true, "gen_ai.request.temperature", 0)
    .setIf(false, "gen_ai.request.top_p", 0.5)
    .build();
  expect(built["gen_ai.request.temperature"]).toBe(0);
  expect(built).not.toHaveProperty(["gen_ai.request.top_p"]);
});

it("skips undefined, and does not undo what was set", () => {
  const built = started()
    .set("gen_ai.request.seed", undefined)
    .set("gen_ai.request.model", "gpt-4o")
    .set("gen_ai.request.model", undefined)
    .setIf(true, "gen_ai.request.top_k", undefined)
    .build();
  expect(Object.keys(built)).toEqual(["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model"]);
  expect(built["gen_ai.request.model"]).toBe("gpt-4o");
});

it("builds an object of its own each time", () => {
  const builder = started();
  const first = builder.build();
  const second = builder.set("gen_ai.request.seed", 7).build();
  expect(first).not.toHaveProperty(["gen_ai.request.seed"]);
  expect(second["gen_ai.request.seed"]).toBe(7);
});
