import {
  answer,
  CollectorServer,
  FakeProvider,
  type ProviderRequest,
  type Reply,
  reply,
} from "@sideband/testing-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { demo, type DemoOptions } from "../src/demo.ts";
import { type CapturedTerminal, capturedTerminal } from "./support/captured-terminal.ts";

/** So fast that a test does not wait, and slow enough that the client sees each chunk arrive by itself. */
const PACE = 0.05;

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("OTEL_")) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const run = async (
  options: Partial<DemoOptions> = {},
): Promise<{ readonly exitCode: number; readonly output: string; readonly terminal: CapturedTerminal }> => {
  const terminal = capturedTerminal(80);
  const exitCode = await demo({ args: [], environment: {}, terminal, pace: PACE, ...options });
  return { exitCode, terminal, output: terminal.lines.join("\n") };
};

const text = reply.text("A real answer, of many words at once.");

/** Hands over who was charged twice; answers the rest. */
const handsOver = ({ bodyText, body, endpoint }: ProviderRequest): Reply =>
  endpoint === "openai.chat_completions" && body.stream === true && bodyText.includes("charged me twice")
    ? reply.toolCalls([{ name: "hand_over", arguments: { concern: "two payments" } }])
    : text;

const realOpenAI = (provider: FakeProvider): NodeJS.ProcessEnv => ({
  OPENAI_API_KEY: "sk-live-secret",
  OPENAI_BASE_URL: provider.url,
  OPENAI_MODEL: "real-model",
});

const bothReal = (provider: FakeProvider): NodeJS.ProcessEnv => ({
  ...realOpenAI(provider),
  ANTHROPIC_API_KEY: "sk-ant-live-secret",
  ANTHROPIC_BASE_URL: provider.anthropicUrl,
  ANTHROPIC_MODEL: "another-model",
});

describe("the demo", () => {
  it("brings every span of the agent to the collector, and shows and checks them", async () => {
    const { exitCode, terminal, output } = await run();

    expect(output).toContain("All 21 checks hold.");
    expect(exitCode).toBe(0);
    expect(output).toMatch(/  ├ execute_tool find_order/);
    expect(output).toMatch(/  └ chat gpt-4o .* \d+ ms +118→19 +0\.0005 ✓ ok/);
    expect(output).toMatch(/  └ chat gpt-4o .*✗ 400…/);
    expect(output).toMatch(/  └ chat gpt-4o .*◌ left/);
    expect(output).toMatch(/│ │ └ embeddings text-\S*… .* 60 <0\.0001 ✓ ok/);
    expect(output).toMatch(
      /└ invoke_agent billing .*\n  │ ⇠ handed over by invoke_agent support\n  ├ chat claude-haiku-4-5/,
    );
    expect(output).toMatch(/in all, evaluated as resolved +0\.0032\n/);
    expect(output).toContain("✓ balance   31 = 31 + 0 + 0 + 0 + 0 + 0");
    for (const line of terminal.lines) expect(Array.from(line).length).toBeLessThanOrEqual(80);
  });

  it("does the same with all of it in one thread", async () => {
    const { exitCode, output } = await run({ args: ["--inline"] });

    expect(output).toContain("All 21 checks hold.");
    expect(exitCode).toBe(0);
    expect(output).toContain("telemetry       in the same thread");
  });

  it("fails where a span does not arrive", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {}); // the loss is said there
    const { exitCode, output } = await run({ collectorScript: answer.partialSuccess(1, "lost on purpose") });

    expect(exitCode).toBe(1);
    expect(output).toContain("✗ every span arrived, once (31)");
    expect(output).toContain("✗ nothing was lost on the way");
    expect(output).toContain("✓ balance   31 = 30 + 1 + 0 + 0 + 0 + 0");
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining("lost on purpose"));
  });

  it("sends to another receiver, and then shows its own copy", async () => {
    await using collector = await CollectorServer.start();
    const { exitCode, output } = await run({ args: ["--endpoint", collector.url] });

    expect(exitCode).toBe(0);
    expect(collector.spans()).toHaveLength(31);
    expect(output).toContain("Traces, as this process made them");
    expect(output).toContain("Left out: what only a collector of the demo's own can tell (no --endpoint).");
    expect(output).toContain("All 16 checks hold.");
  });

  it("fails where another receiver cannot be reached", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const collector = await CollectorServer.start();
    await collector.close();
    const { exitCode, output } = await run({ args: ["--endpoint", collector.url] });

    expect(exitCode).toBe(1);
    expect(output).toContain("export_failed               31");
  });

  it("talks to a real provider, and does without billing where there is no key for it", async () => {
    await using provider = await FakeProvider.start({ script: handsOver });
    const { exitCode, output } = await run({ args: ["--live"], environment: realOpenAI(provider) });

    expect(exitCode).toBe(0);
    expect(provider.requests()).toHaveLength(7);
    expect(provider.requests()[0]?.headers).toMatchObject({ authorization: "Bearer sk-live-secret" });
    expect(output).toContain("chat real-model");
    expect(output).toContain("billing model   none without ANTHROPIC_API_KEY: a colleague does that work");
    expect(output).toContain("a customer was charged twice … left to a colleague");
    expect(output).toContain("Left out: what depends on the script of the fake provider (no --live).");
    expect(output).toContain("All 11 checks hold.");
    expect(output).not.toContain("live-secret");
  });

  it("talks to two real providers", async () => {
    await using provider = await FakeProvider.start({ script: handsOver });
    const { exitCode, output } = await run({ args: ["--live"], environment: bothReal(provider) });

    expect(exitCode).toBe(0);
    expect(provider.requests().at(-1)).toMatchObject({
      endpoint: "anthropic.messages",
      headers: { authorization: "Bearer sk-ant-live-secret" },
    });
    expect(output).toMatch(/billing model +http\S+ +real, model another-model/);
    expect(output).toContain("a customer was charged twice … answered by billing");
    expect(output).toMatch(/invoke_agent billing .*\n.*⇠ handed over by invoke_agent support\n +└ chat another-model/);
    expect(output).toContain("All 11 checks hold.");
    expect(output).not.toContain("live-secret");
  });

  const refusal = reply.status(400, { message: "no" });

  it.each<[what: string, script: (request: ProviderRequest) => Reply]>([
    [
      "billing's model refuses",
      (request) => (request.endpoint === "anthropic.messages" ? refusal : handsOver(request)),
    ],
    ["the handbook cannot be read", (request) => (request.endpoint === "openai.embeddings" ? refusal : text)],
    ["a model comes to no end", () => reply.toolCalls([{ name: "call_the_moon", arguments: {} }])],
  ])("leaves it to a colleague where %s", async (_, script) => {
    await using provider = await FakeProvider.start({ script });
    const { exitCode, output } = await run({ args: ["--live"], environment: bothReal(provider) });

    expect(output).toContain("a customer was charged twice … left to a colleague");
    expect(output).toContain("All 11 checks hold.");
    expect(exitCode).toBe(0);
  });

  it("says what it takes, and exits with 2, where it is used wrongly", async () => {
    const { exitCode, output } = await run({ args: ["--live"] });

    expect(exitCode).toBe(2);
    expect(output).toContain("--live needs OPENAI_API_KEY in the environment");
  });

  it("explains itself", async () => {
    expect(await run({ args: ["--help"] })).toMatchObject({ exitCode: 0, output: expect.stringContaining("Usage:") });
  });
});
