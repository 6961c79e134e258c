import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

const script = reply.text("It is on its way.", { usage: null });

const plain: Scenario = {
  name: "usage never told",
  for: "completions",
  script,
  spans: [{ finishReason: "stop", usage: null }],
  async run(program) {
    program.print(await program.create());
  },
};

const streamed: Scenario = {
  name: "usage never told, streamed",
  for: "completions",
  script,
  spans: [{ finishReason: "stop", usage: null }],
  async run(program) {
    await program.read(await program.stream({ usage: false }));
  },
};

export const usageNeverTold: readonly Scenario[] = [plain, streamed];
