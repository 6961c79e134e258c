import type { Scenario } from "../scenario.ts";
import { ANSWER, LONG_ANSWER, LONGEST_ANSWER_MS, USAGE } from "./replies.ts";

const readTwice: Scenario = {
  name: "`tee()`, both read",
  for: "completions",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    const [left, right] = (await program.stream()).tee();
    program.printShape("left", left);
    await program.read(left);
    await program.read(right);
  },
};

const leftTwice: Scenario = {
  name: "`tee()`, both left",
  for: "completions",
  script: [LONG_ANSWER],
  abandons: true, // the branches of Anthropic's client cannot be closed
  spans: [{ finishReason: "error" }],
  async run(program) {
    const branches = (await program.stream()).tee();
    for (const branch of branches) {
      for await (const chunk of branch) {
        program.print(chunk);
        break;
      }
    }
    // Held until then: whether the collector cancels the rest of an answer is no matter of the program's.
    await program.provider.idle({ timeoutMs: LONGEST_ANSWER_MS });
    program.print(branches.length);
  },
};

export const tee: readonly Scenario[] = [readTwice, leftTwice];
