import type { WaitOptions } from "../change-signal.ts";
import { ChildServer } from "../child/child-server.ts";
import type { DataScript } from "../script.ts";
import type { Answer } from "./answer.ts";
import type { CollectedLog } from "./collected-log.ts";
import type { CollectedMetric } from "./collected-metric.ts";
import type { CollectedSpan } from "./collected-span.ts";
import type { CollectorCall, CollectorTotals } from "./collector-request.ts";
import type { CollectorServerOptions } from "./collector-server.ts";
import { SIGNAL_PATHS } from "./signal.ts";
import { AUTHORITY } from "./tls/certificates.ts";

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
    return this.url + SIGNAL_PATHS.traces;
  }

  get metricsUrl(): string {
    return this.url + SIGNAL_PATHS.metrics;
  }

  get logsUrl(): string {
    return this.url + SIGNAL_PATHS.logs;
  }

  get certificateAuthority(): string {
    return AUTHORITY;
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

  metrics(): Promise<readonly CollectedMetric[]> {
    return this.#server.call("metrics") as Promise<readonly CollectedMetric[]>;
  }

  logs(): Promise<readonly CollectedLog[]> {
    return this.#server.call("logs") as Promise<readonly CollectedLog[]>;
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

  async refuse(): Promise<void> {
    await this.#server.call("refuse");
  }

  async listen(): Promise<void> {
    await this.#server.call("listen");
  }

  waitForSpans(count: number, options?: WaitOptions): Promise<readonly CollectedSpan[]> {
    return this.#server.call("waitForSpans", count, options) as Promise<readonly CollectedSpan[]>;
  }

  waitForMetrics(count: number, options?: WaitOptions): Promise<readonly CollectedMetric[]> {
    return this.#server.call("waitForMetrics", count, options) as Promise<readonly CollectedMetric[]>;
  }

  waitForLogs(count: number, options?: WaitOptions): Promise<readonly CollectedLog[]> {
    return this.#server.call("waitForLogs", count, options) as Promise<readonly CollectedLog[]>;
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
