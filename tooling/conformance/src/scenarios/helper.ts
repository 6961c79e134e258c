import { reply } from "@sideband/testing-utils";

import type { Program } from "../program/program.ts";
import type { StreamHelper } from "../clients/model-client.ts";
import type { Scenario } from "../scenario.ts";
import { ANSWER, BEGUN, LONG_ANSWER, USAGE } from "./replies.ts";

const printEvents = (program: Program, helper: StreamHelper): void => {
  for (const event of program.helperEvents) helper.on(event, (...args) => program.print(event, ...args));
};

const events: Scenario = {
  name: "helper, its events",
  for: "completions",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    const helper = program.helper();
    program.printShape("helper", helper);
    printEvents(program, helper);
    program.print(await program.final(helper));
  },
};

const iterated: Scenario = {
  name: "helper, iterated",
  for: "completions",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  run: (program) => program.read(program.helper()),
};

const left: Scenario = {
  name: "helper, left by `break`",
  for: "completions",
  script: [LONG_ANSWER],
  spans: [{ fails: "either", finishReason: "error" }],
  async run(program) {
    for await (const chunk of program.helper()) {
      program.print(chunk);
      break;
    }
  },
};

const aborted: Scenario = {
  name: "helper, aborted",
  for: "completions",
  script: [LONG_ANSWER],
  spans: [{ fails: "either", finishReason: "error" }],
  async run(program) {
    const helper = program.helper();
    helper.on("abort", (error) => program.print("abort", error));
    for (const event of ["chunk", "event", "streamEvent"]) helper.on(event, () => helper.abort());
    await helper.done();
  },
};

const failing: Scenario = {
  name: "helper, HTTP 500",
  for: "completions",
  script: reply.status(500),
  spans: [{ fails: true, usage: null }],
  async run(program) {
    const helper = program.helper();
    printEvents(program, helper);
    program.print(await program.final(helper));
  },
};

const reset: Scenario = {
  name: "helper, reset mid-stream",
  for: "completions",
  script: reply.disconnect({ afterChunks: BEGUN, of: ANSWER }),
  spans: [{ fails: true, finishReason: "error" }],
  async run(program) {
    const helper = program.helper();
    printEvents(program, helper);
    program.print(await program.final(helper));
  },
};

export const helper: readonly Scenario[] = [events, iterated, left, aborted, failing, reset];
