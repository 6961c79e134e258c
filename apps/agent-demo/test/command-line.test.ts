import { describe, expect, it } from "vitest";

import { parseCommand } from "../src/command-line.ts";

describe("parseCommand", () => {
  it("runs by default, without looking for a key", () => {
    expect(parseCommand([], { OPENAI_API_KEY: "sk" })).toEqual({
      kind: "run",
      endpoint: undefined,
      live: undefined,
      inline: false,
    });
  });

  it("takes another receiver", () => {
    expect(parseCommand(["--endpoint", "http://localhost:4318"], {})).toMatchObject({
      endpoint: "http://localhost:4318",
    });
  });

  it("keeps all in one thread, if told so", () => {
    expect(parseCommand(["--inline"], {})).toMatchObject({ inline: true });
  });

  it("takes a real provider from the environment", () => {
    const environment = { OPENAI_API_KEY: "sk", OPENAI_BASE_URL: "http://proxy/v1", OPENAI_MODEL: "gpt-x" };

    expect(parseCommand(["--live"], environment)).toMatchObject({
      live: { openai: { apiKey: "sk", baseUrl: "http://proxy/v1", model: "gpt-x" } },
    });
    expect(parseCommand(["--live"], { OPENAI_API_KEY: "sk", OPENAI_BASE_URL: "", OPENAI_MODEL: "" })).toMatchObject({
      live: { openai: { apiKey: "sk", baseUrl: undefined, model: "gpt-4o-mini" } },
    });
  });

  it("takes the second one only where there is a key for it", () => {
    const environment = { OPENAI_API_KEY: "sk", ANTHROPIC_BASE_URL: "http://proxy", ANTHROPIC_MODEL: "claude-x" };

    expect(parseCommand(["--live"], { ...environment, ANTHROPIC_API_KEY: "sk-ant" })).toMatchObject({
      live: { anthropic: { apiKey: "sk-ant", baseUrl: "http://proxy", model: "claude-x" } },
    });
    expect(parseCommand(["--live"], { OPENAI_API_KEY: "sk", ANTHROPIC_API_KEY: "sk-ant" })).toMatchObject({
      live: { anthropic: { apiKey: "sk-ant", baseUrl: undefined, model: "claude-haiku-4-5" } },
    });
    for (const key of [{}, { ANTHROPIC_API_KEY: "" }]) {
      expect(parseCommand(["--live"], { ...environment, ...key })).not.toHaveProperty("live.anthropic");
    }
    expect(parseCommand(["--live"], { ANTHROPIC_API_KEY: "sk-ant" })).toMatchObject({ kind: "wrong" });
  });

  it.each([
    [["--live"], /^--live needs OPENAI_API_KEY in the environment$/],
    [["--endpoint", "collector"], /^Expected --endpoint to be an http or https URL, got "collector"$/],
    [["--endpoint"], /--endpoint/],
    [["--colour"], /--colour/],
    [["more"], /more/],
  ])("refuses %o", (args, message) => {
    expect(parseCommand(args, {})).toEqual({ kind: "wrong", message: expect.stringMatching(message) });
  });

  it("explains itself", () => {
    expect(parseCommand(["--help", "--live"], {})).toEqual({ kind: "help" });
  });
});
