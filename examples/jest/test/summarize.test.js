import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createTelemetryHarness, expectSpans, FakeProvider, reply } from "@sideband/testing-utils";
import OpenAI from "openai";

import { summarize } from "../src/summarize.js";

/** @type {import("@sideband/testing-utils").TelemetryHarness} */
let telemetry;
/** @type {FakeProvider} */
let provider;

beforeEach(async () => {
  telemetry = createTelemetryHarness({ global: true });
  provider = await FakeProvider.start({
    script: reply.text("Short and good.", { chunks: 3, usage: { outputTokens: 4 } }),
  });
});

afterEach(async () => {
  await provider.close();
  telemetry[Symbol.dispose]();
});

test("the stream is read to its end, and its usage recorded", async () => {
  /** @type {string[]} */
  const pieces = [];
  await summarize(new OpenAI({ baseURL: provider.url, apiKey: "test" }), "a long text", (piece) => pieces.push(piece));

  expect(pieces.join("")).toBe("Short and good.");
  expect(telemetry).toFormOneTrace();
  expect(telemetry).toHaveSpan("chat gpt-4o-mini", { kind: "client", attributes: { "gen_ai.usage.output_tokens": 4 } });
  expect(telemetry).not.toHaveSpan({ status: "error" });
  expectSpans(telemetry)
    .onlySpan(/^chat/u)
    .hasNoContent()
    .hasAttribute("gen_ai.usage.output_tokens", expect.any(Number));
  expect(telemetry.spans()).toMatchInlineSnapshot(`
trace 1
chat gpt-4o-mini  [client]
   gen_ai.operation.name: "chat"
   gen_ai.provider.name: "openai"
   gen_ai.request.model: "gpt-4o-mini"
   gen_ai.usage.output_tokens: 4
`);
});
