import { answer, CollectorServer, FakeProvider, reply } from "@sideband/testing-utils";
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

describe("the demo", () => {
  it("brings every span of the agent to the collector, and shows and checks them", async () => {
    const { exitCode, terminal, output } = await run();

    expect(output).toContain("All 14 checks hold.");
    expect(exitCode).toBe(0);
    expect(output).toMatch(/├─ execute_tool find_order/);
    expect(output).toMatch(/└─ chat gpt-4o .* \d+ ms +118→19 +✓ ok/);
    expect(output).toMatch(/└─ chat gpt-4o .*✗ 400 inv…/);
    expect(output).toMatch(/└─ chat gpt-4o .*◌ left/);
    expect(output).toContain("✓ balance   12 = 12 + 0 + 0 + 0 + 0 + 0");
    for (const line of terminal.lines) expect(Array.from(line).length).toBeLessThanOrEqual(80);
  });

  it("does the same with all of it in one thread", async () => {
    const { exitCode, output } = await run({ args: ["--inline"] });

    expect(output).toContain("All 14 checks hold.");
    expect(exitCode).toBe(0);
    expect(output).toContain("its telemetry   in the same thread");
  });

  it("fails where a span does not arrive", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {}); // the loss is said there
    const { exitCode, output } = await run({ collectorScript: answer.partialSuccess(1, "lost on purpose") });

    expect(exitCode).toBe(1);
    expect(output).toContain("✗ every span arrived, once (12)");
    expect(output).toContain("✗ nothing was lost on the way");
    expect(output).toContain("✓ balance   12 = 11 + 1 + 0 + 0 + 0 + 0");
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining("lost on purpose"));
  });

  it("sends to another receiver, and then shows its own copy", async () => {
    await using collector = await CollectorServer.start();
    const { exitCode, output } = await run({ args: ["--endpoint", collector.url] });

    expect(exitCode).toBe(0);
    expect(collector.spans()).toHaveLength(12);
    expect(output).toContain("Traces, as this process made them");
    expect(output).toContain("Left out: what only a collector of the demo's own can tell (no --endpoint).");
    expect(output).toContain("All 10 checks hold.");
  });

  it("fails where another receiver cannot be reached", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const collector = await CollectorServer.start();
    await collector.close();
    const { exitCode, output } = await run({ args: ["--endpoint", collector.url] });

    expect(exitCode).toBe(1);
    expect(output).toContain("export_failed               12");
  });

  it("talks to a real provider", async () => {
    await using provider = await FakeProvider.start({ script: reply.text("A real answer, of many words at once.") });
    const environment = { OPENAI_API_KEY: "sk-live-secret", OPENAI_BASE_URL: provider.url, OPENAI_MODEL: "real-model" };
    const { exitCode, output } = await run({ args: ["--live"], environment });

    expect(exitCode).toBe(0);
    expect(provider.requests()).toHaveLength(4);
    expect(provider.requests()[0]?.headers).toMatchObject({ authorization: "Bearer sk-live-secret" });
    expect(output).toContain("chat real-model");
    expect(output).toContain("Left out: what depends on the script of the fake provider (no --live).");
    expect(output).toContain("All 7 checks hold.");
    expect(output).not.toContain("sk-live-secret");
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
