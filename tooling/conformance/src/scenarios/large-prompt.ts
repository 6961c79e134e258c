import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

const PROMPT_BYTES = 500_000;
const SENTENCE = "The quick brown fox jumps over the lazy dog. ";

export const largePrompt: Scenario = {
  name: "500 kB prompt",
  for: "all",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    const prompt = SENTENCE.repeat(Math.ceil(PROMPT_BYTES / SENTENCE.length));
    program.print(await program.create({ prompt }));
  },
};
