import { fork, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { ServerFailureError } from "../server-failure-error.ts";
import { WaitTimeoutError } from "../wait-timeout-error.ts";
import type { ChildMessage, ParentMessage, ServerKind } from "./messages.ts";
import { ServerProcessError } from "./server-process-error.ts";

/** For a child that runs this package's sources: where they resolve to each other, and what Node.js 22 needs. */
const SOURCE_FLAGS = [
  "--conditions=@sideband/source",
  "--experimental-strip-types",
  "--disable-warning=ExperimentalWarning",
];

type Unnumbered<Message> = Message extends unknown ? Omit<Message, "id"> : never;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const launch = (): ChildProcess => {
  const fromSources = import.meta.url.endsWith(".ts");
  const entry = fileURLToPath(new URL(fromSources ? "./server-process.ts" : "./server-process.js", import.meta.url));
  // The child is no part of what is tested: preloads and flags of the parent stay out of it.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const execArgv = fromSources ? SOURCE_FLAGS : [];
  return fork(entry, { env, execArgv, serialization: "advanced" });
};

/** A process that does not answer by then (it is stopped, say) is ended unheard. */
const LAST_WORDS_MS = 5000;

const rebuilt = ({ message, code }: Extract<ChildMessage, { kind: "failed" }>): Error => {
  if (code === "SIDEBAND_WAIT_TIMEOUT") return new WaitTimeoutError(message);
  if (code === "SIDEBAND_SERVER_FAILURE") return new ServerFailureError(message);
  return new ServerProcessError(message);
};

/**
 * A server in a child process, called over the channel between the two. It keeps this process alive only while a call
 * is open, and dies with it.
 */
export class ChildServer {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  #url = "";
  #nextId = 0;

  private constructor() {
    this.#child = launch();
    this.#exited = new Promise((resolve) => this.#child.once("exit", () => resolve()));
    this.#child.on("message", (message: ChildMessage) => this.#settle(message));
    const end = (reason: string): void => {
      for (const { reject } of this.#pending.values()) reject(new ServerProcessError(reason));
      this.#pending.clear();
    };
    this.#child.on("error", (error) => end(`The server's process failed: ${error.message}`));
    this.#child.once("exit", (code, signal) => end(`The server's process is gone (${signal ?? `code ${code}`})`));
    this.#child.unref();
  }

  static async start(server: ServerKind, options: object): Promise<ChildServer> {
    const child = new ChildServer();
    try {
      child.#url = (await child.#send({ kind: "start", server, options })) as string;
      return child;
    } catch (error) {
      await child.#kill();
      throw error;
    }
  }

  get url(): string {
    return this.#url;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Calls a method of the server; its result is a copy. */
  call(method: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#send({ kind: "call", method, args });
  }

  /**
   * Closes the server, ends the process and waits until it is gone. What it had received is gone too. Rejects with a
   * {@link ServerFailureError} if the server has failed and no call has told it.
   */
  async close(): Promise<void> {
    const failure = await this.#lastWords();
    await this.#kill();
    if (failure !== undefined) throw failure;
  }

  async #lastWords(): Promise<ServerFailureError | undefined> {
    const patience = new AbortController();
    const silence = sleep(LAST_WORDS_MS, undefined, { signal: patience.signal });
    try {
      await Promise.race([this.call("close"), silence]);
      return undefined;
    } catch (error) {
      // Any other error says that the process is gone already, as it shall be.
      return error instanceof ServerFailureError ? error : undefined;
    } finally {
      patience.abort();
    }
  }

  async #kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.ref();
    this.#child.kill("SIGKILL");
    await this.#exited;
  }

  #send(message: Unnumbered<ParentMessage>): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) return reject(new ServerProcessError("The server's process is gone"));
      this.#pending.set(id, { resolve, reject });
      this.#child.channel?.ref();
      this.#child.send({ ...message, id });
    });
  }

  #settle(message: ChildMessage): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#child.channel?.unref();
    if (message.kind === "done") pending?.resolve(message.value);
    else pending?.reject(rebuilt(message));
  }
}
