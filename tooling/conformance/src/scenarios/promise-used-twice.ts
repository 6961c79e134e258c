import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

/** One call, however often its promise is asked. */
export const promiseUsedTwice: Scenario = {
  name: "promise used in several ways",
  for: "all",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    const promise = program.create();
    const [first, second, { data }] = await Promise.all([
      promise,
      promise.then((answer) => answer),
      promise.withResponse(),
    ]);
    program.print(first, first === second, first === data);
    await promise.finally(() => program.print("finally"));
  },
};
