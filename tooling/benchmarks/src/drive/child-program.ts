import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";

export interface ChildProgramOptions {
  /** The program's file. */
  readonly file: URL;
  readonly task: unknown;
  /** Whether it has the packages as they are built, as users have them. @default their sources */
  readonly built?: boolean;
  /** The only core that it may run on. @default any */
  readonly core?: number;
}

const SOURCES = ["--conditions=@sideband/source"];

/** A program in a process of its own: what one measurement taught the compiler must not help or hurt the next. */
export class ChildProgram implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  constructor({ file, task, built = false, core }: ChildProgramOptions) {
    const pin = core === undefined ? [] : ["taskset", "--cpu-list", String(core)];
    const [execPath = process.execPath, ...execArgv] = [...pin, process.execPath, ...(built ? [] : SOURCES)];
    this.#child = fork(fileURLToPath(file), [JSON.stringify(task)], {
      execPath,
      execArgv,
      // Of the application's own settings, none: only what the stock exporter needs in order to compress as ours does.
      env: { PATH: process.env["PATH"], OTEL_EXPORTER_OTLP_COMPRESSION: "gzip" },
      stdio: ["ignore", 2, 2, "ipc"],
    });
    this.#exited = once(this.#child, "exit");
  }

  /** What it says next. */
  async hear<Message>(): Promise<Message> {
    const silence = new AbortController();
    const { signal } = silence;
    try {
      const gone = once(this.#child, "exit", { signal }).then(([code, cause]) => {
        throw new Error(`${this.#child.spawnargs.join(" ")} ended with ${cause ?? code} before it had answered`);
      });
      const [message] = await Promise.race([once(this.#child, "message", { signal }), gone]);
      return message as Message;
    } finally {
      silence.abort();
    }
  }

  ask<Message>(question: string): Promise<Message> {
    const answer = this.hear<Message>();
    this.#child.send(question);
    return answer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
    await this.#exited;
  }
}
