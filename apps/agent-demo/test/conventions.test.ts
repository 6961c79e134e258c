import Anthropic from "@anthropic-ai/sdk";
import { CollectorServer, expectConventions, FakeProvider, lintSpans, reply } from "@sideband/testing-utils";
import OpenAI from "openai";
import { start } from "sideband";
import { wrapAnthropic } from "sideband/anthropic";
import { wrapOpenAI } from "sideband/openai";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { BillingAgent } from "../src/billing-agent.ts";
import { demo } from "../src/demo.ts";
import { Handbook } from "../src/handbook.ts";
import { HelpDesk } from "../src/help-desk.ts";
import { scriptedScenario } from "../src/scenario.ts";
import { SupportAgent } from "../src/support-agent.ts";
import { capturedTerminal } from "./support/captured-terminal.ts";

const PACE = 0.05;

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("OTEL_")) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the demo's spans", () => {
  it.each([
    ["from a thread of their own", []],
    ["in the agents' thread", ["--inline"]],
  ])("follow the conventions, as they came over the wire, sent %s", async (_, flags) => {
    await using collector = await CollectorServer.start();
    const args = ["--endpoint", collector.url, ...flags];
    await demo({ args, environment: {}, terminal: capturedTerminal(), pace: PACE });

    expect(collector.spans()).toHaveLength(31);
    expect(lintSpans(collector.spans(), { allowContent: true })).toEqual([]);
    expectConventions(collector, { allowContent: true });
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
    expect(lintSpans(collector.spans(), { allowContent: true })).toEqual([]);
  });

  it("have content of the conventions' shape where it is captured", async () => {
    const { tickets, script } = scriptedScenario(PACE);
    await using collector = await CollectorServer.start();
    await using provider = await FakeProvider.start({ script });
    const telemetry = start({
      service: { name: "agent-demo" },
      exporter: { endpoint: collector.url },
      captureContent: "span",
    });
    const { llm } = telemetry;
    const openai = wrapOpenAI(new OpenAI({ apiKey: "sk-test", baseURL: provider.url }));
    const anthropic = wrapAnthropic(new Anthropic({ apiKey: "sk-test", baseURL: provider.anthropicUrl }));
    const support = new SupportAgent({ openai, llm, model: "gpt-4o", handbook: new Handbook({ openai, llm }) });
    const desk = new HelpDesk({
      llm,
      support,
      billing: new BillingAgent({ anthropic, llm, model: "claude-haiku-4-5" }),
    });
    for (const ticket of tickets) await desk.handle(ticket);
    await telemetry.shutdown();

    const keysOf = (name: string): string[] => {
      const spans = collector.spans().filter((span) => span.name === name);
      return [...new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))];
    };
    const calls = ["gen_ai.input.messages", "gen_ai.output.messages", "gen_ai.tool.definitions"];
    expect(keysOf("chat gpt-4o")).toEqual(expect.arrayContaining(calls));
    expect(keysOf("chat claude-haiku-4-5")).toEqual(expect.arrayContaining([...calls, "gen_ai.system_instructions"]));
    expect(keysOf("retrieval handbook")).toEqual(
      expect.arrayContaining(["gen_ai.retrieval.query.text", "gen_ai.retrieval.documents"]),
    );
    for (const tool of ["execute_tool find_payments", "execute_tool refund"]) {
      expect(keysOf(tool)).toEqual(expect.arrayContaining(["gen_ai.tool.call.arguments", "gen_ai.tool.call.result"]));
    }
    expect(lintSpans(collector.spans(), { allowContent: true })).toEqual([]);
    const content = lintSpans(collector.spans());
    expect(new Set(content.map(({ rule }) => rule))).toEqual(new Set(["content"]));
  });
});
