import { context, propagation, trace } from "@opentelemetry/api";
import { answer } from "@sideband/testing-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { demo, type DemoOptions } from "../src/demo.ts";

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("OTEL_")) vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  // The stock SDK does not take back what it registered.
  trace.disable();
  context.disable();
  propagation.disable();
});

const run = async (
  options: Partial<DemoOptions> = {},
): Promise<{ readonly exitCode: number; readonly output: string }> => {
  const lines: string[] = [];
  const exitCode = await demo({ line: (text) => void lines.push(text), ...options });
  return { exitCode, output: lines.join("\n") };
};

it("brings the spans of an application on the stock NodeSDK to the collector", async () => {
  const { exitCode, output } = await run();

  expect(output).toContain("✓ All spans arrived, the customer's address did not, and the ledger balances.");
  expect(output).toContain("Arrived from pick-and-choose:");
  expect(output).toMatch(/send receipt +scope shop, status error/);
  expect(output).toContain("4 accepted = 4 exported + 0 rejected + 0 dropped + 0 queued + 0 in flight");
  expect(exitCode).toBe(0);
});

it("fails where a span is refused", async () => {
  const { exitCode, output } = await run({ collectorScript: answer.partialSuccess(1) });

  expect(exitCode).toBe(1);
  expect(output).toContain('✗ "checkout" did not arrive');
  expect(output).toContain("4 accepted = 3 exported + 1 rejected");
});

it("fails where nothing arrives, and says what was lost", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { exitCode, output } = await run({ collectorScript: answer.status(503) });

  expect(exitCode).toBe(1);
  expect(output).toContain("Arrived from nobody:");
  expect(output).toContain("4 dropped");
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/export_failed/));
});
