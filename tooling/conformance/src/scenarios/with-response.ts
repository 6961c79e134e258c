import type { Call } from "../clients/model-client.ts";
import type { Program } from "../program/program.ts";
import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

const dataOf = async <Answer>(program: Program, call: Call<Answer>): Promise<Answer> => {
  const { data, response, ...others } = await call.withResponse();
  program.print(response.status, response.bodyUsed, others);
  return data;
};

const plain: Scenario = {
  name: "`withResponse()`",
  for: "all",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    program.print(await dataOf(program, program.create()));
  },
};

const streamed: Scenario = {
  name: "`withResponse()`, streamed",
  for: "completions",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    await program.read(await dataOf(program, program.stream()));
  },
};

export const withResponse: readonly Scenario[] = [plain, streamed];
