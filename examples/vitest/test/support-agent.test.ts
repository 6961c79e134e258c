import {
  createTelemetryHarness,
  expectSpans,
  FakeProvider,
  reply,
  type TelemetryHarness,
} from "@sideband/testing-utils";
import OpenAI from "openai";
import { afterEach, beforeEach, expect, test } from "vitest";

import { answer } from "../src/support-agent.ts";

let telemetry: TelemetryHarness;
let provider: FakeProvider;
let openai: OpenAI;

beforeEach(async () => {
  telemetry = createTelemetryHarness({ global: true });
  provider = await FakeProvider.start({
    script: [reply.toolCalls([{ name: "lookup_order", arguments: { id: 7 } }]), reply.text("Order 7 is on its way.")],
  });
  openai = new OpenAI({ baseURL: provider.url, apiKey: "test", maxRetries: 0 });
});

afterEach(async () => {
  await provider.close();
  telemetry[Symbol.dispose]();
});

test("the agent looks the order up and answers", async () => {
  expect(await answer(openai, "Where is order 7?", { lookup_order: async () => "shipped" })).toBe(
    "Order 7 is on its way.",
  );

  expectSpans(telemetry)
    .toFormOneTrace()
    .inSequence(["chat gpt-4o", "execute_tool lookup_order", "chat gpt-4o"])
    .toHaveNoContent()
    .everySpan("chat gpt-4o")
    .hasKind("client")
    .hasAttribute("gen_ai.request.model", "gpt-4o")
    .hasParent("invoke_agent support");
});

test("the same with matchers", async () => {
  await answer(openai, "Where is order 7?", { lookup_order: async () => "shipped" });

  expect(telemetry).toFormOneTrace();
  expect(telemetry).toHaveCalledTools(["lookup_order"]);
  expect(telemetry).toHaveSpan("execute_tool lookup_order", { parent: "invoke_agent support", status: "unset" });
  expect(telemetry).not.toHaveSpan({ status: "error" });
});

test("a trace as a snapshot", async () => {
  await answer(openai, "Where is order 7?", { lookup_order: async () => "shipped" });

  expect(telemetry.spans()).toMatchInlineSnapshot(`
    trace 1
    invoke_agent support  [internal]
    │  gen_ai.agent.name: "support"
    │  gen_ai.operation.name: "invoke_agent"
    ├─ chat gpt-4o  [client]
    │     gen_ai.operation.name: "chat"
    │     gen_ai.provider.name: "openai"
    │     gen_ai.request.model: "gpt-4o"
    ├─ execute_tool lookup_order  [internal]
    │     gen_ai.operation.name: "execute_tool"
    │     gen_ai.tool.name: "lookup_order"
    └─ chat gpt-4o  [client]
          gen_ai.operation.name: "chat"
          gen_ai.provider.name: "openai"
          gen_ai.request.model: "gpt-4o"
  `);
});

test("a rate limit shows on the spans", async () => {
  provider.replyWith(reply.status(429));
  await expect(answer(openai, "Where is order 7?", {})).rejects.toThrow("429");

  expectSpans(telemetry)
    .span("chat gpt-4o")
    .hasStatus("error")
    .hasAttribute("error.type")
    .span("invoke_agent support")
    .hasStatus("error");
});
