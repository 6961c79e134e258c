import { CollectorServer, expectConventions, FakeProvider, lintSpans, reply } from "@sideband/testing-utils";
import OpenAI from "openai";
import { start } from "sideband";
import { wrapOpenAI } from "sideband/openai";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { SupportAgent } from "../src/agent.ts";
import { demo } from "../src/demo.ts";
import { capturedTerminal } from "./support/captured-terminal.ts";

const PACE = 0.05;

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("OTEL_")) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the demo's spans", () => {
  it("follow the conventions, as they came over the wire", async () => {
    await using collector = await CollectorServer.start();
    await demo({ args: ["--endpoint", collector.url], environment: {}, terminal: capturedTerminal(), pace: PACE });

    expect(collector.spans()).toHaveLength(12);
    expect(lintSpans(collector.spans())).toEqual([]);
    expectConventions(collector);
  });

  it("follow them with another provider, too", async () => {
    await using collector = await CollectorServer.start();
    await using provider = await FakeProvider.start({ script: reply.text("An answer.") });
    const environment = { OPENAI_API_KEY: "sk-live-secret", OPENAI_BASE_URL: provider.url, OPENAI_MODEL: "real-model" };
    await demo({
      args: ["--live", "--endpoint", collector.url],
      environment,
      terminal: capturedTerminal(),
      pace: PACE,
    });

    expect(collector.spans().map(({ name }) => name)).toContain("chat real-model");
    expect(lintSpans(collector.spans())).toEqual([]);
  });

  it("have content of the conventions' shape where it is captured", async () => {
    const order = reply.toolCalls([{ name: "find_order", arguments: { id: "A-1" } }]);
    await using collector = await CollectorServer.start();
    await using provider = await FakeProvider.start({ script: [order, reply.text("It is on its way.")] });
    const telemetry = start({
      service: { name: "agent-demo" },
      exporter: { endpoint: collector.url },
      captureContent: "span",
    });
    const openai = wrapOpenAI(new OpenAI({ apiKey: "sk-test", baseURL: provider.url }));
    const agent = new SupportAgent({ openai, llm: telemetry.llm, model: "gpt-4o" });
    await agent.handle({ title: "asks", question: "Where is A-1?" });
    await telemetry.shutdown();

    const keys = new Set(collector.spans().flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...keys]).toEqual(
      expect.arrayContaining([
        "gen_ai.input.messages",
        "gen_ai.output.messages",
        "gen_ai.tool.definitions",
        "gen_ai.tool.call.arguments",
        "gen_ai.tool.call.result",
      ]),
    );
    expect(lintSpans(collector.spans(), { allowContent: true })).toEqual([]);
    const content = lintSpans(collector.spans());
    expect(new Set(content.map(({ rule }) => rule))).toEqual(new Set(["content"]));
  });
});
