import { describe, expect, it } from "vitest";

import { runSuite } from "../src/suite.ts";
import { SUITE_TIMEOUT_MS } from "./support/run-time.ts";

const adapter = (name: string): string => new URL(`./support/${name}`, import.meta.url).pathname;

describe("an instrumentation", { timeout: SUITE_TIMEOUT_MS }, () => {
  it("that takes the process down is found, and takes nothing else", async () => {
    const [result] = await runSuite({ adapters: [adapter("deadly-adapter.ts")], scenarios: ["HTTP 4"] });
    expect(result?.strays).toEqual(["the process ended with code 3"]);
    expect(result?.cells.length).toBeGreaterThan(1);
    expect(result?.cells.at(-1)?.findings).toEqual([{ aspect: "output", message: "the process died before" }]);
  });

  it("that refuses a client is found, in the program's output", async () => {
    const [result] = await runSuite({
      adapters: [adapter("refusing-adapter.ts")],
      scenarios: ["HTTP 400"],
      clients: ["openai 7 chat"],
    });
    expect(result?.cells).toMatchObject([
      {
        findings: [
          { aspect: "output", message: expect.stringContaining("instrument() threw TypeError: an unknown version") },
          { aspect: "spans" },
        ],
      },
    ]);
  });

  it("whose adapter cannot read its spans is found", async () => {
    const [result] = await runSuite({
      adapters: [adapter("unreadable-adapter.ts")],
      scenarios: ["HTTP 400"],
      clients: ["anthropic 1"],
    });
    expect(result?.cells[0]?.findings[0]?.message).toContain("the adapter threw RangeError: no such attribute");
  });

  it("that cannot be loaded is told at once", async () => {
    await expect(runSuite({ adapters: [adapter("run-time.ts")], scenarios: ["HTTP 400"] })).rejects.toThrow(
      /Expected .*run-time\.ts to start, got 1/u,
    );
  });
});
