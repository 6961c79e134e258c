import type { Scenario } from "../scenario.ts";
import { ANSWER, USAGE } from "./replies.ts";

const DELAY_MS = 80;

/**
 * Its first chunk comes later than its head, which is no chunk. Its usage is in the last chunk, or in the first and the
 * last.
 */
export const successStreamed: Scenario = {
  name: "success, streamed",
  for: "completions",
  script: [{ ...ANSWER, firstChunkDelayMs: DELAY_MS, headAtOnce: true }],
  spans: [{ finishReason: "stop", usage: USAGE, firstChunkAfterMs: DELAY_MS }],
  async run(program) {
    const promise = program.stream();
    program.printShape("promise", promise);
    const stream = await promise;
    program.printShape("stream", stream);
    for await (const chunk of stream) {
      program.sawFirstChunk();
      program.print(chunk);
    }
  },
};
