import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER } from "./replies.ts";

export const malformedAnswer: Scenario = {
  name: "malformed answer",
  for: "all",
  script: reply.malformed({ afterChunks: 0, of: ANSWER }),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.create());
  },
};
