import type { ServerResponse } from "node:http";

import type { WaitOptions } from "../change-signal.ts";
import { expectCount } from "../expect-option.ts";
import { LoopbackServer } from "../http/loopback-server.ts";
import type { Script } from "../script.ts";
import { answer, type Answer } from "./answer.ts";
import type { CollectedLog } from "./collected-log.ts";
import type { CollectedMetric } from "./collected-metric.ts";
import type { CollectedSpan } from "./collected-span.ts";
import type { CollectorCall, CollectorRequest, CollectorTotals } from "./collector-request.ts";
import { containsText } from "./contains-text.ts";
import type { Door } from "./delivery.ts";
import { Outage } from "./outage.ts";
import { Reception } from "./reception.ts";
import { serveRequest } from "./serve-request.ts";
import { SIGNAL_PATHS } from "./signal.ts";
import { SpawnedCollector, type SpawnedCollectorOptions } from "./spawned-collector.ts";
import { StepSource } from "./step-source.ts";
import { AUTHORITY } from "./tls/certificates.ts";
import { resolveTls, type TlsOptions } from "./tls/tls-option.ts";

/** What a {@link CollectorServer} is made of. */
export interface CollectorServerOptions {
  /**
   * What each request gets: the same answer always, one of a list after the other and acceptance afterwards, a `mix`
   * by rates and a seed, or what a function says. Requests take their steps in the order in which their heads come; a
   * function is asked when the request is read. Those that are malformed, break off or go to an unknown path take no
   * step. Where a function throws, the request gets status 500, and waiting and closing reject.
   * @default acceptance
   */
  readonly script?: Script<CollectorRequest, Answer>;
  /**
   * Serve HTTPS, with a certificate that `certificateAuthority` vouches for, or with something wrong.
   * @default false
   */
  readonly tls?: boolean | TlsOptions;
  /** Keep the bodies of requests, for `requests()` and `received()`. @default true */
  readonly keepBodies?: boolean;
  /** Larger bodies get status 413; the default is OTLP's own limit. @default 67108864 */
  readonly maxBodyBytes?: number;
  /** 0 takes a free one. Give the port of a closed collector to let it come back. @default 0 */
  readonly port?: number;
}

const OTLP_REQUEST_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * An OTLP/HTTP receiver for traces, metrics and logs that answers by a script and remembers every request, byte, span,
 * metric and log record. It decodes with code generated from the official schema, in protobuf and JSON, and checks what
 * that code does not: wire types, UTF-8, and the ids.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 *
 * @example
 * await using collector = await CollectorServer.start({ script: [answer.status(503), answer.accept()] });
 * const exporter = new OTLPTraceExporter({ url: collector.tracesUrl });
 */
export class CollectorServer implements AsyncDisposable {
  readonly #keepBodies: boolean;
  readonly #maxBodyBytes: number;
  readonly #reception: Reception;
  readonly #server: LoopbackServer;
  readonly #outage: Outage;
  #steps: StepSource;

  private constructor(options: CollectorServerOptions) {
    const { script = answer.accept(), keepBodies = true, maxBodyBytes = OTLP_REQUEST_LIMIT_BYTES } = options;
    const { tls = false, port = 0 } = options;
    this.#keepBodies = keepBodies;
    this.#maxBodyBytes = expectCount("maxBodyBytes", maxBodyBytes, 1);
    this.#reception = new Reception(keepBodies);
    this.#steps = new StepSource(script);
    this.#server = new LoopbackServer((_, response) => void this.#serve(response), {
      port: expectCount("port", port),
      security: resolveTls(tls),
    });
    this.#outage = new Outage(this.#server, (error) => {
      this.#reception.log.breakDown(`The collector cannot listen again: ${String(error)}`, error);
    });
  }

  /** Starts a collector in this process, on 127.0.0.1. Throws a `TypeError` for options out of range. */
  static async start(options: CollectorServerOptions = {}): Promise<CollectorServer> {
    const collector = new CollectorServer(options);
    await collector.listen();
    return collector;
  }

  /** Starts a collector in a child process: it takes no time of this one, and dies with it. */
  static spawn(options: SpawnedCollectorOptions = {}): Promise<SpawnedCollector> {
    return SpawnedCollector.start(options);
  }

  /** The endpoint without a path, as in `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  get url(): string {
    return this.#server.origin;
  }

  /** The endpoint of traces: `url` and `/v1/traces`. */
  get tracesUrl(): string {
    return this.url + SIGNAL_PATHS.traces;
  }

  /** The endpoint of metrics: `url` and `/v1/metrics`. */
  get metricsUrl(): string {
    return this.url + SIGNAL_PATHS.metrics;
  }

  /** The endpoint of logs: `url` and `/v1/logs`. */
  get logsUrl(): string {
    return this.url + SIGNAL_PATHS.logs;
  }

  /** The authority behind the certificates of collectors with `tls`, in PEM: what a client has to trust. */
  get certificateAuthority(): string {
    return AUTHORITY;
  }

  /** All spans that were taken over, in the order of their arrival; one that was sent twice stands here twice. */
  spans(): readonly CollectedSpan[] {
    return [...this.#reception.inbox.spans];
  }

  /** The ids of `spans()`. */
  spanIds(): readonly string[] {
    return this.#reception.inbox.spans.map((span) => span.spanId);
  }

  /** All metrics that were taken over, in the order of their arrival: one that was exported twice stands here twice. */
  metrics(): readonly CollectedMetric[] {
    return [...this.#reception.inbox.metrics];
  }

  /** All log records that were taken over, in the order of their arrival. */
  logs(): readonly CollectedLog[] {
    return [...this.#reception.inbox.logs];
  }

  /** All requests so far, in the order in which their heads came. */
  requests(): readonly CollectorCall[] {
    return this.#reception.log.calls.map((call) => call.snapshot());
  }

  /** Sums over all requests. */
  totals(): CollectorTotals {
    return this.#reception.totals(this.#server.accepted);
  }

  /** Whether a text (a secret, say) stands in anything that was received: a path, a header, a body, taken or not. */
  received(text: string): boolean {
    if (text === "") throw new TypeError("Expected `text` to be a text to look for, got an empty one");
    if (!this.#keepBodies) throw new TypeError("Expected `keepBodies` to be true, got false");
    return this.#reception.log.calls.some((call) => containsText(call.request, text));
  }

  /** Replaces the script: the next request gets the first answer of the new one. */
  answerWith(script: Script<CollectorRequest, Answer>): void {
    this.#steps = new StepSource(script);
  }

  /**
   * Closes the port, so that the operating system refuses connections (`ECONNREFUSED`), and closes those on which no
   * request is open; the others when theirs ends.
   */
  async refuse(): Promise<void> {
    this.#outage.begin();
  }

  /** Opens the port again, the same one; resolves when it is open. Rejects if it is taken, or the collector closed. */
  async listen(): Promise<void> {
    await this.#outage.end();
  }

  /**
   * Resolves once at least `count` spans have been taken over; rejects with a {@link WaitTimeoutError}, or with a
   * {@link ServerFailureError} once the collector has failed.
   */
  async waitForSpans(count: number, options?: WaitOptions): Promise<readonly CollectedSpan[]> {
    await this.#arrival("spans", count, options);
    return this.spans();
  }

  /** Resolves once at least `count` metrics have been taken over; rejects as `waitForSpans` does. */
  async waitForMetrics(count: number, options?: WaitOptions): Promise<readonly CollectedMetric[]> {
    await this.#arrival("metrics", count, options);
    return this.metrics();
  }

  /** Resolves once at least `count` log records have been taken over; rejects as `waitForSpans` does. */
  async waitForLogs(count: number, options?: WaitOptions): Promise<readonly CollectedLog[]> {
    await this.#arrival("logs", count, options);
    return this.logs();
  }

  /** Resolves once at least `count` requests have been read; rejects as `waitForSpans` does. */
  async waitForRequests(count: number, options?: WaitOptions): Promise<readonly CollectorCall[]> {
    const reception = this.#reception;
    const missing = (): string => `expected ${count} requests, got ${reception.read}`;
    await reception.log.until(() => reception.read >= count, missing, options);
    return this.requests();
  }

  /** Resolves once no request is open; rejects as `waitForSpans` does. */
  async idle(options?: WaitOptions): Promise<readonly CollectorCall[]> {
    const { log } = this.#reception;
    const busy = (): number => log.calls.filter((call) => !call.isSettled).length;
    await log.until(
      () => busy() === 0,
      () => `expected no open request, got ${busy()}`,
      options,
    );
    return this.requests();
  }

  /**
   * Closes at once and cuts what is open. What was received can still be read. Rejects with a
   * {@link ServerFailureError} if the collector has failed and no wait has told it.
   */
  async close(): Promise<void> {
    this.#outage.forget();
    this.#reception.log.abandon();
    await this.#server.close();
    this.#reception.log.tellFailure();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #arrival(what: "spans" | "metrics" | "logs", count: number, options?: WaitOptions): Promise<void> {
    const { inbox, log } = this.#reception;
    const missing = (): string => `expected ${count} ${what}, got ${inbox[what].length}`;
    await log.until(() => inbox[what].length >= count, missing, options);
  }

  async #serve(response: ServerResponse): Promise<void> {
    const connection = this.#server.connectionOf(response.req.socket);
    const call = this.#reception.enter(response, connection);
    if (connection.stale) return this.#reception.cutOff(call);
    const door: Door = {
      refuse: (forMs) => this.#outage.begin(forMs),
      resetNext: (connections) => this.#server.resetNext(connections),
      goStale: () => connection.goStale(),
    };
    const service = { reception: this.#reception, steps: this.#steps, door, maxBodyBytes: this.#maxBodyBytes };
    try {
      await serveRequest(call, service);
    } catch (error) {
      this.#reception.log.endBy(call.exchange, error);
    } finally {
      this.#reception.noteEnd(call);
    }
  }
}
