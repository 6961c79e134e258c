import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

/** A failure that the program does not look at is reported as often as it would be. */
export const nobodyHandles: Scenario = {
  name: "failure that nobody handles",
  for: "all",
  script: reply.status(500),
  spans: [{ fails: true }],
  async run(program) {
    void program.create();
    await program.provider.waitForRequests(1);
  },
};
