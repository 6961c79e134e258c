import { reply } from "@sideband/testing-utils";

import type { Call } from "../clients/model-client.ts";
import type { Program } from "../program/program.ts";
import type { Scenario } from "../scenario.ts";
import { ANSWER } from "./replies.ts";

const readRaw = async (program: Program, call: Call<unknown>): Promise<void> => {
  const response = await call.asResponse();
  program.print(response.status, response.bodyUsed);
  program.print(await response.text());
};

const plain: Scenario = {
  name: "`asResponse()`",
  for: "all",
  script: [ANSWER],
  spans: [{}],
  run: (program) => readRaw(program, program.create()),
};

const streamed: Scenario = {
  name: "`asResponse()`, streamed",
  for: "completions",
  script: [ANSWER],
  spans: [{}],
  run: (program) => readRaw(program, program.stream()),
};

const refused: Scenario = {
  name: "`asResponse()` of HTTP 500",
  for: "all",
  script: reply.status(500),
  spans: [{ fails: true }],
  run: (program) => readRaw(program, program.create()),
};

/** The body is the program's alone. */
export const asResponse: readonly Scenario[] = [plain, streamed, refused];
