import type { Arrivals, SinkTask } from "../programs/sink-process.ts";
import { ChildProgram } from "./child-program.ts";

export interface ProgramWithSinkOptions {
  readonly file: URL;
  /** What the program is to do; it is told where to send spans besides. */
  readonly task: object;
  /** Whether the program has the packages as they are built. @default their sources */
  readonly built?: boolean;
  /** How long the receiver takes to answer, in milliseconds. @default 0 */
  readonly latencyMs?: number;
  /** The only core that the program and the receiver may run on. @default any */
  readonly core?: number;
}

const sinkFile = new URL("../programs/sink-process.ts", import.meta.url);

/** A program, and a receiver of its own to which it sends its spans. */
export class ProgramWithSink implements AsyncDisposable {
  readonly program: ChildProgram;
  readonly #sink: ChildProgram;

  private constructor(program: ChildProgram, sink: ChildProgram) {
    this.program = program;
    this.#sink = sink;
  }

  static async start({
    file,
    task,
    built = false,
    latencyMs = 0,
    core,
  }: ProgramWithSinkOptions): Promise<ProgramWithSink> {
    const pin = core === undefined ? {} : { core };
    const sink = new ChildProgram({ file: sinkFile, task: { latencyMs } satisfies SinkTask, ...pin });
    const url = await sink.hear<string>();
    return new ProgramWithSink(new ChildProgram({ file, task: { ...task, url }, built, ...pin }), sink);
  }

  /** What has come in at the receiver. */
  arrivals(): Promise<Arrivals> {
    return this.#sink.ask<Arrivals>("arrivals");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.program[Symbol.asyncDispose](), this.#sink[Symbol.asyncDispose]()]);
  }
}
