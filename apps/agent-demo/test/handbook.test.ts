import { FakeProvider, reply } from "@sideband/testing-utils";
import OpenAI from "openai";
import { LlmTracer } from "sideband";
import { describe, expect, it } from "vitest";

import { Handbook } from "../src/handbook.ts";

describe("Handbook", () => {
  it.each([
    [
      [1, 0.1],
      ["charged twice", "returned"],
    ],
    [
      [0.1, 1],
      ["late", "returned"],
    ],
  ])("finds the two passages that are closest to %j, the best one first", async (query, passages) => {
    const vectors = [query, [1, 0], [0, 1], [0.7, 0.7]];
    await using provider = await FakeProvider.start({ script: reply.embeddings({ vectors }) });
    const openai = new OpenAI({ apiKey: "sk-test", baseURL: provider.url });

    const found = await new Handbook({ openai, llm: new LlmTracer() }).search("What now?");

    expect(found).toEqual(passages.map((words) => expect.stringContaining(words)));
    expect(provider.requests()[0]?.body["input"]).toEqual(["What now?", ...Array<unknown>(3).fill(expect.any(String))]);
  });
});
