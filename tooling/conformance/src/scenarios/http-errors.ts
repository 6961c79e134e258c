import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

const httpError = (status: number): Scenario => ({
  name: `HTTP ${status}`,
  for: "all",
  script: reply.status(status),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.create());
  },
});

export const httpErrors: readonly Scenario[] = [400, 401, 429, 500, 503].map(httpError);
