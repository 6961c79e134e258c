import { trace } from "@opentelemetry/api";
import { createTelemetryHarness, FakeProvider, reply, CollectorServer } from "@sideband/testing-utils";
import OpenAI from "openai";
import { afterEach, expect, it } from "vitest";

import { start } from "../src/index.ts";
import { wrapOpenAI } from "../src/openai.ts";
import { running } from "../src/running.ts";
import { cleanEnvironment } from "./support/clean-environment.ts";

cleanEnvironment();

afterEach(async () => {
  await running.telemetry?.shutdown();
});

const ask = (openai: OpenAI): Promise<unknown> =>
  openai.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: "What is a sideband?" }] });

it("traces through what start() has running, with its settings, even if the client was wrapped before", async () => {
  await using provider = await FakeProvider.start({ script: reply.text("A part of a signal.") });
  await using collector = await CollectorServer.start();
  const openai = wrapOpenAI(new OpenAI({ baseURL: provider.url, apiKey: "test" }));
  const telemetry = start({ exporter: { endpoint: collector.url }, captureContent: "span" });

  await ask(openai);
  await telemetry.shutdown();

  expect(collector.spans().map(({ name }) => name)).toEqual(["chat gpt-4o"]);
  expect(collector.received("What is a sideband?")).toBe(true);
});

it("records no content by default, and sends the model's vendor no trace context", async () => {
  await using provider = await FakeProvider.start();
  await using collector = await CollectorServer.start();
  const telemetry = start({ exporter: { endpoint: collector.url } });
  const openai = wrapOpenAI(new OpenAI({ baseURL: provider.url, apiKey: "test" }));

  await ask(openai);
  await telemetry.shutdown();

  expect(collector.spans()).toHaveLength(1);
  expect(collector.received("What is a sideband?")).toBe(false);
  const headers = Object.keys(provider.requests()[0]?.headers ?? {});
  expect(headers).toContain("authorization");
  expect(headers.filter((name) => ["traceparent", "tracestate", "baggage"].includes(name))).toEqual([]);
});

it("traces through the global provider where nothing was started", async () => {
  await using provider = await FakeProvider.start();
  using telemetry = createTelemetryHarness({ global: true });

  await ask(wrapOpenAI(new OpenAI({ baseURL: provider.url, apiKey: "test" })));

  expect(telemetry.spans().map(({ name }) => name)).toEqual(["chat gpt-4o"]);
  expect(trace.getActiveSpan()).toBeUndefined();
});

it("traces through what start() has running beside another SDK, too", async () => {
  await using provider = await FakeProvider.start();
  await using collector = await CollectorServer.start();
  using other = createTelemetryHarness({ global: true });
  const telemetry = start({ exporter: { endpoint: collector.url }, log: () => {} });

  await ask(wrapOpenAI(new OpenAI({ baseURL: provider.url, apiKey: "test" })));
  await telemetry.shutdown();

  expect(collector.spans().map(({ name }) => name)).toEqual(["chat gpt-4o"]);
  expect(other.spans()).toEqual([]);
});

it("traces through the tracer it is given", async () => {
  await using provider = await FakeProvider.start();
  await using collector = await CollectorServer.start();
  const telemetry = start({ exporter: { endpoint: collector.url } });
  using other = createTelemetryHarness();
  const { LlmTracer } = await import("../src/index.ts");

  const llm = new LlmTracer({ tracerProvider: other.tracerProvider });
  await ask(wrapOpenAI(new OpenAI({ baseURL: provider.url, apiKey: "test" }), { llm }));
  await telemetry.shutdown();

  expect(other.spans()).toHaveLength(1);
  expect(collector.spans()).toEqual([]);
});
