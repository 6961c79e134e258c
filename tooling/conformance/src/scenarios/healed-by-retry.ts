import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

export const healedByRetry: Scenario = {
  name: "HTTP 429, healed by a retry",
  for: "all",
  script: [reply.status(429, { retryAfterMs: 1 }), ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    program.print(await program.create({}, { maxRetries: 1 }));
  },
};
