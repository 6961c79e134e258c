import { reply } from "@sideband/testing-utils";

import type { Call } from "../clients/model-client.ts";
import type { Program } from "../program/program.ts";
import type { Scenario } from "../scenario.ts";

const givenUp = async (program: Program, call: (signal: AbortSignal) => Call<unknown>): Promise<void> => {
  const controller = new AbortController();
  const promise = call(controller.signal);
  await Promise.all([
    program.attempt("call", () => promise),
    program.provider.waitForRequests(1).then(() => controller.abort()),
  ]);
};

const plain: Scenario = {
  name: "abort before an answer",
  for: "all",
  script: reply.hang(),
  spans: [{ fails: true, usage: null }],
  run: (program) => givenUp(program, (signal) => program.create({}, { signal })),
};

const streamed: Scenario = {
  name: "abort before the first chunk",
  for: "completions",
  script: reply.hang(),
  spans: [{ fails: true, usage: null }],
  run: (program) => givenUp(program, (signal) => program.stream({}, { signal })),
};

const atOnce: Scenario = {
  name: "aborted before the call",
  for: "all",
  script: [],
  spans: [{ fails: true, usage: null }],
  async run(program) {
    program.print(await program.create({}, { signal: AbortSignal.abort() }));
  },
};

/** The program gives up while it waits, or had given up before. */
export const abortBefore: readonly Scenario[] = [plain, streamed, atOnce];
