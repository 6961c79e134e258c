import type { Program } from "../program/program.ts";
import type { Scenario } from "../scenario.ts";
import { LONG_ANSWER } from "./replies.ts";

const left = (name: string, run: (program: Program) => Promise<void>): Scenario => ({
  name,
  for: "completions",
  script: [LONG_ANSWER],
  spans: [{ finishReason: "error" }],
  run,
});

const byBreak = left("left by `break`", async (program) => {
  for await (const chunk of await program.stream()) {
    program.print(chunk);
    break;
  }
});

const byReturn = left("left by `return`", async (program) => {
  const firstOf = async (): Promise<unknown> => {
    for await (const chunk of await program.stream()) return chunk;
    return "nothing";
  };
  program.print(await firstOf());
});

const byThrow = left("left by `throw`", async (program) => {
  for await (const chunk of await program.stream()) {
    program.print(chunk);
    throw new RangeError("The program has had enough");
  }
});

const byReturnOfIterator = left("left by the iterator's `return()`", async (program) => {
  const chunks = (await program.stream())[Symbol.asyncIterator]();
  program.print(await chunks.next());
  program.print(await chunks.return?.());
  program.print(await chunks.next());
});

/** Programs that have enough of a stream before its end: no error, and the provider is to be told. */
export const leftStreams: readonly Scenario[] = [byBreak, byReturn, byThrow, byReturnOfIterator];
