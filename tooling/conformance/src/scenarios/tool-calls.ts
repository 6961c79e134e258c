import { reply } from "@sideband/testing-utils";

import { TOOL_NAMES } from "../clients/model-client.ts";
import type { Scenario } from "../scenario.ts";

const script = reply.toolCalls(TOOL_NAMES.map((name, id) => ({ name, arguments: { id } })));

const plain: Scenario = {
  name: "parallel tool calls",
  for: "completions",
  script,
  spans: [{ finishReason: "tool_call" }],
  async run(program) {
    program.print(await program.create({ tools: true }));
  },
};

const streamed: Scenario = {
  name: "parallel tool calls, streamed",
  for: "completions",
  script,
  spans: [{ finishReason: "tool_call" }],
  async run(program) {
    await program.read(await program.stream({ tools: true }));
  },
};

export const toolCalls: readonly Scenario[] = [plain, streamed];
