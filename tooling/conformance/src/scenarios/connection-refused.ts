import type { Scenario } from "../scenario.ts";

export const connectionRefused: Scenario = {
  name: "connection refused",
  for: "all",
  script: [],
  refused: true,
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.create());
  },
};
