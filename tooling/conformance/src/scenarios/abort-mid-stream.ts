import type { ChunkStream } from "../clients/model-client.ts";
import type { Program } from "../program/program.ts";
import type { Scenario } from "../scenario.ts";
import { LONG_ANSWER } from "./replies.ts";

interface Started {
  readonly stream: ChunkStream;
  readonly abort: () => void;
}

const startBySignal = async (program: Program): Promise<Started> => {
  const controller = new AbortController();
  return { stream: await program.stream({}, { signal: controller.signal }), abort: () => controller.abort() };
};

const startByController = async (program: Program): Promise<Started> => {
  const stream = await program.stream();
  return { stream, abort: () => stream.controller.abort() };
};

/** How much of what had arrived is still given is left to chance. */
const readOn = async (program: Program, { stream, abort }: Started): Promise<void> => {
  let first = true;
  for await (const chunk of stream) {
    if (first) program.print(chunk);
    first = false;
    abort();
  }
  program.print("ended in order");
};

const readNoMore = async (program: Program, { stream, abort }: Started): Promise<void> => {
  program.print(await stream[Symbol.asyncIterator]().next());
  abort();
};

const aborted = (name: string, run: (program: Program) => Promise<void>): Scenario => ({
  name,
  for: "completions",
  script: [LONG_ANSWER],
  spans: [{ finishReason: "error" }],
  run,
});

/** The program gives up in the middle of a stream, and learns of it by reading on, or does not read any more. */
export const abortMidStream: readonly Scenario[] = [
  aborted("abort by signal", async (program) => readOn(program, await startBySignal(program))),
  aborted("abort by signal, no read after it", async (program) => readNoMore(program, await startBySignal(program))),
  aborted("abort by `controller`", async (program) => readOn(program, await startByController(program))),
  aborted("abort by `controller`, no read after it", async (program) =>
    readNoMore(program, await startByController(program)),
  ),
];
