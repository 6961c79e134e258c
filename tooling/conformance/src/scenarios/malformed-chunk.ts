import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER, BEGUN } from "./replies.ts";

export const malformedChunk: Scenario = {
  name: "malformed chunk",
  for: "completions",
  script: reply.malformed({ afterChunks: BEGUN, of: ANSWER }),
  spans: [{ fails: true, finishReason: "error" }],
  async run(program) {
    await program.read(await program.stream());
  },
};
