import type { Scenario } from "../scenario.ts";
import { ANSWER } from "./replies.ts";

const neverConsumed: Scenario = {
  name: "stream never consumed",
  for: "completions",
  script: [ANSWER],
  abandons: true,
  spans: [{ fails: "either", finishReason: "error" }],
  async run(program) {
    await program.stream();
    program.print("got a stream");
  },
};

const neverFinished: Scenario = {
  name: "stream left without a word",
  for: "completions",
  script: [ANSWER],
  abandons: true,
  spans: [{ fails: "either", finishReason: "error" }],
  async run(program) {
    const chunks = (await program.stream())[Symbol.asyncIterator]();
    program.print(await chunks.next());
  },
};

const neverAskedFor: Scenario = {
  name: "answer never asked for",
  for: "all",
  script: [ANSWER],
  abandons: true,
  spans: [{ fails: "either" }],
  async run(program) {
    void program.create();
    await program.provider.waitForRequests(1);
  },
};

/** Nobody says that it is over: only the garbage collector can tell. */
export const letGo: readonly Scenario[] = [neverConsumed, neverFinished, neverAskedFor];
