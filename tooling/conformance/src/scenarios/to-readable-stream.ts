import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

/** How a server hands a stream on to a browser. */
export const toReadableStream: Scenario = {
  name: "`toReadableStream()`",
  for: "completions",
  script: [ANSWER],
  spans: [{ finishReason: "stop", usage: USAGE }],
  async run(program) {
    const readable = (await program.stream()).toReadableStream();
    program.print(await new Response(readable).text());
  },
};
