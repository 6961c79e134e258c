import type { WaitOptions } from "../change-signal.ts";
import { ChildServer } from "../child/child-server.ts";
import type { DataScript } from "../script.ts";
import type { Answer } from "./answer.ts";
import type { CollectedSpan } from "./collected-span.ts";
import type { CollectorCall, CollectorTotals } from "./collector-request.ts";
import type { CollectorServerOptions } from "./collector-server.ts";
import { TRACES_PATH } from "./intake.ts";

/** A {@link CollectorServer}'s options for another process: the script is data. */
export interface SpawnedCollectorOptions extends Omit<CollectorServerOptions, "script"> {
  readonly script?: DataScript<Answer>;
}

/** A {@link CollectorServer} in a child process: the same methods, but each returns a promise. */
export class SpawnedCollector implements AsyncDisposable {
  readonly #server: ChildServer;

  private constructor(server: ChildServer) {
    this.#server = server;
  }

  static async start(options: SpawnedCollectorOptions): Promise<SpawnedCollector> {
    return new SpawnedCollector(await ChildServer.start("collector", options));
  }

  get url(): string {
    return this.#server.url;
  }

  get tracesUrl(): string {
    return this.url + TRACES_PATH;
  }

  /** The process that holds the collector. */
  get pid(): number | undefined {
    return this.#server.pid;
  }

  spans(): Promise<readonly CollectedSpan[]> {
    return this.#server.call("spans") as Promise<readonly CollectedSpan[]>;
  }

  spanIds(): Promise<readonly string[]> {
    return this.#server.call("spanIds") as Promise<readonly string[]>;
  }

  requests(): Promise<readonly CollectorCall[]> {
    return this.#server.call("requests") as Promise<readonly CollectorCall[]>;
  }

  totals(): Promise<CollectorTotals> {
    return this.#server.call("totals") as Promise<CollectorTotals>;
  }

  received(text: string): Promise<boolean> {
    return this.#server.call("received", text) as Promise<boolean>;
  }

  async answerWith(script: DataScript<Answer>): Promise<void> {
    await this.#server.call("answerWith", script);
  }

  waitForSpans(count: number, options?: WaitOptions): Promise<readonly CollectedSpan[]> {
    return this.#server.call("waitForSpans", count, options) as Promise<readonly CollectedSpan[]>;
  }

  waitForRequests(count: number, options?: WaitOptions): Promise<readonly CollectorCall[]> {
    return this.#server.call("waitForRequests", count, options) as Promise<readonly CollectorCall[]>;
  }

  idle(options?: WaitOptions): Promise<readonly CollectorCall[]> {
    return this.#server.call("idle", options) as Promise<readonly CollectorCall[]>;
  }

  /**
   * Ends the process; what the collector had received cannot be read any more. Rejects with a {@link ServerFailureError}
   * if the collector has failed and no wait has told it.
   */
  close(): Promise<void> {
    return this.#server.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
