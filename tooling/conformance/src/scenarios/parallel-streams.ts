import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

const MODELS = ["a", "b", "c", "d", "e", "f"].map((letter) => `model-${letter}`);

const tokensOf = (model: string | null): { inputTokens: number; outputTokens: number } => {
  const position = MODELS.indexOf(model ?? "") + 1;
  return { inputTokens: 10 * position, outputTokens: position };
};

/** The provider counts its answers, in the order in which the requests happen to come in. */
const COUNTED_ID = /([a-z]+[_-])\d{6}/gu;

/** Streams whose chunks arrive mixed up, each with counts of its own. */
export const parallelStreams: Scenario = {
  name: "parallel streams",
  for: "completions",
  script: ({ model }) => reply.text("a b c d e f", { delayMs: 1, usage: tokensOf(model) }),
  spans: MODELS.map((model) => ({ model, finishReason: "stop", usage: tokensOf(model) })),
  async run(program) {
    const texts = MODELS.map(async (model) => {
      const chunks: unknown[] = [];
      for await (const chunk of await program.stream({ model })) chunks.push(chunk);
      return JSON.stringify(chunks).replaceAll(COUNTED_ID, "$1");
    });
    for (const text of await Promise.all(texts)) program.print(text);
  },
};
