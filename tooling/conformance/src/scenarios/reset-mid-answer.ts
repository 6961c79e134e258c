import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER, BEGUN } from "./replies.ts";

export const resetMidAnswer: Scenario = {
  name: "reset mid-answer",
  for: "all",
  script: reply.disconnect({ afterChunks: BEGUN, of: ANSWER }),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.create());
  },
};
