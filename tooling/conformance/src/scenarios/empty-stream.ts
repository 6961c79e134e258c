import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";

const empty: Scenario = {
  name: "empty stream",
  for: "completions",
  script: reply.truncated({ afterChunks: 0 }),
  spans: [{ finishReason: "error", usage: null }],
  async run(program) {
    await program.read(await program.stream());
    program.print("ended in order");
  },
};

const truncated: Scenario = {
  name: "stream that ends too early",
  for: "completions",
  script: reply.truncated({ afterChunks: 5 }),
  spans: [{ finishReason: "error" }],
  async run(program) {
    await program.read(await program.stream());
    program.print("ended in order");
  },
};

export const emptyStream: readonly Scenario[] = [empty, truncated];
