import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER, SERVER_ERRORS } from "./replies.ts";

const script = reply.failed({ of: ANSWER });

const plain: Scenario = {
  name: "answer that says that it failed",
  for: "all",
  script,
  spans: [{ fails: true, errorTypes: SERVER_ERRORS }],
  async run(program) {
    program.print(await program.create());
  },
};

const streamed: Scenario = {
  name: "answer that says that it failed, streamed",
  for: "completions",
  script,
  spans: [{ fails: true, errorTypes: SERVER_ERRORS }],
  async run(program) {
    await program.read(await program.stream());
  },
};

/** HTTP 200, and an answer with the status `failed`, which no client throws; elsewhere it is a plain error. */
export const saysItFailed: readonly Scenario[] = [plain, streamed];
