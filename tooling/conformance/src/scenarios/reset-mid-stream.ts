import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER, BEGUN } from "./replies.ts";

export const resetMidStream: Scenario = {
  name: "reset mid-stream",
  for: "completions",
  script: reply.disconnect({ afterChunks: BEGUN, of: ANSWER }),
  spans: [{ fails: true, finishReason: "error" }],
  async run(program) {
    await program.read(await program.stream());
  },
};
