import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

export const httpErrorStreamed: Scenario = {
  name: "HTTP 500, streamed",
  for: "completions",
  script: reply.status(500),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    await program.read(await program.stream());
  },
};
