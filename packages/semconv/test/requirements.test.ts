import { describe, expect, it } from "vitest";

import { ATTRIBUTES, PROVIDERS, type RequirementLevel, SPANS } from "../src/index.ts";
import requirements from "./requirements.json" with { type: "json" };

// The file was written from the conventions' prose, span by span, apart from the tables.
const LETTERS: Readonly<Record<string, RequirementLevel>> = {
  R: "required",
  C: "conditionally required",
  "+": "recommended",
  O: "opt-in",
};

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

const withPrefix = (prefix: string): string[] => Object.keys(ATTRIBUTES).filter((key) => key.startsWith(prefix));

/** A word of the file may stand for all names of today under a prefix. */
const keysOf = (word: string): string[] =>
  word.endsWith("*")
    ? withPrefix(word.slice(0, -1)).filter((key) => ATTRIBUTES[key]?.deprecated === undefined)
    : [word];

describe("requirement levels", () => {
  it("are there for every type of span", () => {
    expect(Object.keys(requirements)).toEqual(Object.keys(SPANS));
    expect(Object.keys(SPANS)).toHaveLength(12);
  });

  it.each(Object.entries(requirements))("%s", (type, { never, ...letters }) => {
    const levels = Object.entries(letters).flatMap(([letter, keys]) =>
      words(keys).map((key): [string, RequirementLevel | undefined] => [key, LETTERS[letter]]),
    );
    expect({ ...SPANS[type]?.attributes }).toEqual(Object.fromEntries(levels));
    expect(SPANS[type]?.forbidden.toSorted()).toEqual(words(never).flatMap(keysOf).toSorted());
  });

  it.each(Object.entries(SPANS))("%s: every key is an attribute of today, and is asked for or kept away", (_, span) => {
    const perProvider = Object.values(span.providers ?? {}).flatMap((levels) => Object.keys(levels));
    for (const key of [...Object.keys(span.attributes), ...span.forbidden, ...perProvider]) {
      expect(ATTRIBUTES[key], key).toBeDefined();
      expect(ATTRIBUTES[key]?.deprecated, key).toBeUndefined();
    }
    for (const key of span.forbidden) expect(span.attributes[key]).toBeUndefined();
    expect(span.attributes["constructor"]).toBeUndefined();
  });

  it("every part of a name is asked for, where it is known", () => {
    for (const { name, attributes } of Object.values(SPANS)) {
      const parts = [...name.matchAll(/\{([^}]+)\}/g)].flatMap(([, keys = ""]) => keys.split("|"));
      expect(parts).not.toEqual([]);
      for (const key of parts) expect(["required", "conditionally required"]).toContain(attributes[key]);
    }
  });

  it("what providers change", () => {
    const { providers } = SPANS["gen_ai.client.inference"] ?? {};
    expect(providers).toEqual({
      openai: {
        "gen_ai.request.model": "required",
        "openai.request.service_tier": "conditionally required",
        "openai.response.service_tier": "conditionally required",
        "openai.response.system_fingerprint": "recommended",
        "openai.api.type": "recommended",
      },
      anthropic: { "gen_ai.request.top_k": "recommended" },
      "aws.bedrock": {
        "aws.bedrock.guardrail.id": "required",
        "aws.bedrock.knowledge_base.id": "recommended",
        "gen_ai.request.top_k": "recommended",
      },
      "azure.ai.inference": {
        "azure.resource_provider.namespace": "recommended",
        "server.port": "conditionally required",
      },
    });
    for (const provider of Object.keys(providers ?? {})) expect(PROVIDERS).toContain(provider);
  });
});
