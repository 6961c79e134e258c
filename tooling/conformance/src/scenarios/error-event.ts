import { reply } from "@sideband/testing-utils";

import type { Scenario } from "../scenario.ts";
import { ANSWER, BEGUN, SERVER_ERRORS } from "./replies.ts";

/** An error of the provider's in the middle of a stream. */
export const errorEvent: Scenario = {
  name: "error event in a stream",
  for: "completions",
  script: reply.streamError({ afterChunks: BEGUN, of: ANSWER, error: reply.error(500) }),
  spans: [{ fails: true, errorTypes: SERVER_ERRORS, finishReason: "error" }],
  async run(program) {
    await program.read(await program.stream());
  },
};
