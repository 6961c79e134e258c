import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

export const success: Scenario = {
  name: "success",
  for: "all",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    program.printShape("client", program.client);
    const promise = program.create();
    program.printShape("promise", promise);
    program.print(await promise);
  },
};
