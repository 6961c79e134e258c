import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

/** Long enough for the request to arrive on a busy machine. */
const TIMEOUT_MS = 1000;

export const timeout: Scenario = {
  name: "timeout",
  for: "all",
  script: reply.hang(),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.create({}, { timeout: TIMEOUT_MS }));
  },
};
