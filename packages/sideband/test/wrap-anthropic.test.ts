import Anthropic from "@anthropic-ai/sdk";
import { CollectorServer, createTelemetryHarness, FakeProvider, reply } from "@sideband/testing-utils";
import { afterEach, expect, it } from "vitest";

import { wrapAnthropic } from "../src/anthropic.ts";
import { CostCalculator } from "../src/cost.ts";
import { start } from "../src/index.ts";
import { running } from "../src/running.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";

cleanEnvironment();

afterEach(async () => {
  await running.telemetry?.shutdown();
});

const clientOf = (provider: FakeProvider): Anthropic =>
  wrapAnthropic(new Anthropic({ baseURL: new URL(provider.url).origin, apiKey: "test" }));

const ask = (anthropic: Anthropic): Promise<unknown> =>
  anthropic.messages.create({
    model: "claude-sonnet-4-5",
    max_tokens: 100,
    messages: [{ role: "user", content: "What is a sideband?" }],
  });

it("traces through what start() has running, once, even if the client was wrapped before, and says what it cost", async () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 100_000 };
  await using provider = await FakeProvider.start({ script: reply.text("A part of a signal.", { usage }) });
  await using collector = await CollectorServer.start();
  const anthropic = clientOf(provider);
  const prices = new CostCalculator({
    prices: [{ provider: "anthropic", model: "claude-sonnet-4-5", perMillionTokens: { input: 2, output: 10 } }],
  });
  const telemetry = start({ exporter: { endpoint: collector.url }, llm: { prices } });

  await ask(anthropic);
  await telemetry.shutdown();

  expect(collector.spans().map(({ name }) => name)).toEqual(["chat claude-sonnet-4-5"]);
  expect(collector.spans()[0]?.attributes).toMatchObject({
    "gen_ai.provider.name": "anthropic",
    "sideband.usage.cost.amount": 3,
    "sideband.usage.cost.currency": "USD",
  });
  const headers = Object.keys(provider.requests()[0]?.headers ?? {});
  expect(headers.filter((name) => ["traceparent", "tracestate", "baggage"].includes(name))).toEqual([]);
});

it("traces through the global provider where nothing was started, once", async () => {
  await using provider = await FakeProvider.start();
  using telemetry = createTelemetryHarness({ global: true });

  await ask(clientOf(provider));

  expect(telemetry.spans().map(({ name }) => name)).toEqual(["chat claude-sonnet-4-5"]);
});

it("adopts the client's own span, under ours, and then sends trace context where that is allowed", async () => {
  await using provider = await FakeProvider.start();
  await using collector = await CollectorServer.start();
  const telemetry = start({
    exporter: { endpoint: collector.url },
    propagation: { allow: ["127.0.0.1", "localhost"] },
  });
  const client = new Anthropic({ baseURL: new URL(provider.url).origin, apiKey: "test" });

  await ask(wrapAnthropic(client, { nativeSpan: "adopt" }));
  await telemetry.shutdown();

  const [own, ours] = collector.spans().toSorted((a, b) => a.name.localeCompare(b.name));
  expect([own?.name, ours?.name]).toEqual(["anthropic.messages.create", "chat claude-sonnet-4-5"]);
  expect(own?.parentSpanId).toBe(ours?.spanId);
  expect(provider.requests()[0]?.headers["traceparent"]).toContain(own?.traceId);
});
