import { describe, expect, it } from "vitest";

import { parseCommandLine } from "../src/command-line.ts";

describe("the command line", () => {
  it("is our own adapter with all there is, by default", () => {
    expect(parseCommandLine([])).toEqual({ adapters: ["sideband"], clients: [], scenarios: [] });
  });

  it("takes several adapters, and parts of names", () => {
    const args = ["mine.ts", "langfuse", "--client", "openai 7", "--client", "anthropic", "--scenario", "tee"];
    expect(parseCommandLine(args)).toEqual({
      adapters: ["mine.ts", "langfuse"],
      clients: ["openai 7", "anthropic"],
      scenarios: ["tee"],
    });
  });

  it.each([
    [["--client", "gemini"], "Expected `--client` to be a part of one of openai 7 chat"],
    [["--scenario", "nothing"], "Expected `--scenario` to be a part of one of success"],
  ])("says what there is for %j", (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message);
  });
});
