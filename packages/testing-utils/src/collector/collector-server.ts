import type { ServerResponse } from "node:http";

import type { WaitOptions } from "../change-signal.ts";
import { expectCount } from "../expect-option.ts";
import { CallLog } from "../http/call-log.ts";
import { Exchange } from "../http/exchange.ts";
import { flatHeaders } from "../http/flat-headers.ts";
import { listenOnLoopback, type LoopbackServer } from "../http/loopback-server.ts";
import { readBody } from "../http/read-body.ts";
import { ScriptReader, type Script } from "../script.ts";
import { answer, perform, type Answer } from "./answer.ts";
import type { CollectedSpan } from "./collected-span.ts";
import type { CollectorCall, CollectorRequest, CollectorTotals } from "./collector-request.ts";
import { containsText } from "./contains-text.ts";
import type { Delivery } from "./delivery.ts";
import { takeIn, TRACES_PATH, type Intake } from "./intake.ts";
import { respondFailure } from "./respond.ts";
import { SpawnedCollector, type SpawnedCollectorOptions } from "./spawned-collector.ts";

/** What a {@link CollectorServer} is made of. */
export interface CollectorServerOptions {
  /**
   * What each request gets: the same answer always, one of a list after the other and acceptance afterwards, or what a
   * function says. Requests that are malformed or go to an unknown path are refused without asking the script. Where
   * a function throws, the request gets status 500, and waiting and closing reject.
   * @default acceptance
   */
  readonly script?: Script<CollectorRequest, Answer>;
  /** Keep the bodies of requests, for `requests()` and `received()`. @default true */
  readonly keepBodies?: boolean;
  /** Larger bodies get status 413; the default is OTLP's own limit. @default 67108864 */
  readonly maxBodyBytes?: number;
  /** 0 takes a free one. Give the port of a closed collector to let it come back. @default 0 */
  readonly port?: number;
}

const OTLP_REQUEST_LIMIT_BYTES = 64 * 1024 * 1024;

const EMPTY = new Uint8Array();

interface OpenCall {
  request: CollectorRequest;
  readonly exchange: Exchange;
  acceptedSpans: number;
  rejectedSpans: number;
  readonly malformed: boolean;
  readonly refusal: string | null;
}

/**
 * An OTLP/HTTP receiver for traces that answers by a script and remembers every request, byte and span. It decodes
 * with code generated from the official schema.
 *
 * @example
 * await using collector = await CollectorServer.start({ script: [answer.status(503), answer.accept()] });
 * const exporter = new OTLPTraceExporter({ url: collector.tracesUrl });
 */
export class CollectorServer implements AsyncDisposable {
  readonly #options: Required<CollectorServerOptions>;
  readonly #log = new CallLog<OpenCall>();
  readonly #spans: CollectedSpan[] = [];
  #script: ScriptReader<CollectorRequest, Answer>;
  #server: LoopbackServer | undefined;

  private constructor(options: CollectorServerOptions) {
    const { script = answer.accept(), keepBodies = true, maxBodyBytes = OTLP_REQUEST_LIMIT_BYTES, port = 0 } = options;
    expectCount("maxBodyBytes", maxBodyBytes, 1);
    this.#options = { script, keepBodies, maxBodyBytes, port: expectCount("port", port) };
    this.#script = new ScriptReader(script);
  }

  /** Starts a collector in this process, on 127.0.0.1. */
  static async start(options: CollectorServerOptions = {}): Promise<CollectorServer> {
    const collector = new CollectorServer(options);
    const { port } = collector.#options;
    collector.#server = await listenOnLoopback((_, response) => void collector.#serve(response), port);
    return collector;
  }

  /** Starts a collector in a child process: it takes no time of this one, and dies with it. */
  static spawn(options: SpawnedCollectorOptions = {}): Promise<SpawnedCollector> {
    return SpawnedCollector.start(options);
  }

  /** The endpoint without a path, as in `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  get url(): string {
    return `${this.#server?.origin}`;
  }

  /** The endpoint of traces: `url` and `/v1/traces`. */
  get tracesUrl(): string {
    return this.url + TRACES_PATH;
  }

  /** All spans that were taken over, in the order of their arrival; one that was sent twice stands here twice. */
  spans(): readonly CollectedSpan[] {
    return [...this.#spans];
  }

  /** The ids of `spans()`. */
  spanIds(): readonly string[] {
    return this.#spans.map((span) => span.spanId);
  }

  /** All requests so far, in the order of their arrival. */
  requests(): readonly CollectorCall[] {
    return this.#log.calls.map(({ request, exchange, acceptedSpans, rejectedSpans, refusal }) => ({
      ...request,
      outcome: exchange.outcome,
      status: exchange.status,
      acceptedSpans,
      rejectedSpans,
      error: refusal ?? exchange.error,
    }));
  }

  /** Sums over all requests. */
  totals(): CollectorTotals {
    const { calls } = this.#log;
    const sum = (count: (call: OpenCall) => number): number => calls.reduce((total, call) => total + count(call), 0);
    return {
      requests: calls.length,
      acceptedSpans: this.#spans.length,
      rejectedSpans: sum((call) => call.rejectedSpans),
      malformedRequests: sum((call) => (call.malformed ? 1 : 0)),
      encodedBytes: sum((call) => call.request.encodedBytes),
      decodedBytes: sum((call) => call.request.decodedBytes),
    };
  }

  /** Whether a text (a secret, say) stands in anything that was received: a path, a header, a body, taken or not. */
  received(text: string): boolean {
    if (text === "") throw new TypeError("Expected `text` to be a text to look for, got an empty one");
    if (!this.#options.keepBodies) throw new TypeError("Expected `keepBodies` to be true, got false");
    return this.#log.calls.some((call) => containsText(call.request, text));
  }

  /** Replaces the script: the next request gets the first answer of the new one. */
  answerWith(script: Script<CollectorRequest, Answer>): void {
    this.#script = new ScriptReader(script);
  }

  /**
   * Resolves once at least `count` spans have been taken over; rejects with a {@link WaitTimeoutError}, or with a
   * {@link ServerFailureError} once the collector has failed.
   */
  async waitForSpans(count: number, options?: WaitOptions): Promise<readonly CollectedSpan[]> {
    const missing = (): string => `expected ${count} spans, got ${this.#spans.length}`;
    await this.#log.until(() => this.#spans.length >= count, missing, options);
    return this.spans();
  }

  /** Resolves once at least `count` requests have been read; rejects as `waitForSpans` does. */
  async waitForRequests(count: number, options?: WaitOptions): Promise<readonly CollectorCall[]> {
    await this.#log.arrival(count, options);
    return this.requests();
  }

  /** Resolves once no request is open; rejects as `waitForSpans` does. */
  async idle(options?: WaitOptions): Promise<readonly CollectorCall[]> {
    await this.#log.idle(options);
    return this.requests();
  }

  /**
   * Closes at once and cuts what is open. What was received can still be read. Rejects with a
   * {@link ServerFailureError} if the collector has failed and no wait has told it.
   */
  async close(): Promise<void> {
    this.#log.abandon();
    await this.#server?.close();
    this.#log.tellFailure();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #serve(response: ServerResponse): Promise<void> {
    const { changed } = this.#log;
    const exchange = new Exchange(response, () => changed.notify());
    try {
      const { method = "", url: path = "" } = exchange.request;
      const headers = flatHeaders(exchange.request);
      const received = await readBody(exchange.request);
      const intake = await takeIn({ method, path, headers, received }, this.#options.maxBodyBytes);
      const call = this.#enter(exchange, { method, path, headers }, received.bytes, intake);
      changed.notify();
      if (exchange.signal.aborted) return;
      if (intake.kind === "refused") respondFailure(exchange, intake.format, intake);
      else await this.#answer(call, intake.format);
    } catch (error) {
      this.#log.endBy(exchange, error);
    }
  }

  #enter(
    exchange: Exchange,
    head: Pick<CollectorRequest, "method" | "path" | "headers">,
    encodedBody: Buffer,
    intake: Intake,
  ): OpenCall {
    const refused = intake.kind === "refused";
    const call: OpenCall = {
      request: {
        index: this.#log.calls.length,
        ...head,
        encodedBytes: encodedBody.length,
        decodedBytes: intake.body?.length ?? 0,
        body: this.#options.keepBodies ? (intake.body ?? encodedBody) : EMPTY,
        spans: refused ? [] : intake.spans,
      },
      exchange,
      acceptedSpans: 0,
      rejectedSpans: 0,
      malformed: refused && intake.malformed,
      refusal: refused ? intake.message : null,
    };
    this.#log.calls.push(call);
    return call;
  }

  async #answer(call: OpenCall, format: Delivery<Answer>["format"]): Promise<void> {
    const { exchange, request } = call;
    const { spans } = request;
    const delivery: Delivery<Answer> = {
      exchange,
      format,
      take: (rejectedSpans = 0) => {
        const taken = spans.slice(0, Math.max(0, spans.length - rejectedSpans));
        call.acceptedSpans = taken.length;
        call.rejectedSpans = rejectedSpans;
        for (const span of taken) this.#spans.push(span);
        this.#log.changed.notify();
      },
      perform: (next) => perform(next, delivery),
    };
    let chosen: Answer;
    try {
      chosen = (await this.#script.next(request)) ?? answer.accept();
    } catch (error) {
      this.#log.fail(exchange, "The script threw", error);
      return respondFailure(exchange, format, { status: 500, message: `The script threw: ${String(error)}` });
    }
    return perform(chosen, delivery);
  }
}
