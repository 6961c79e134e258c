import type { ServerResponse } from "node:http";

import type { WaitOptions } from "../change-signal.ts";
import { CallLog } from "../http/call-log.ts";
import { Exchange } from "../http/exchange.ts";
import { flatHeaders } from "../http/flat-headers.ts";
import { listenOnLoopback, type LoopbackServer } from "../http/loopback-server.ts";
import { readBody } from "../http/read-body.ts";
import { ScriptReader, type Script } from "../script.ts";
import type { Endpoint } from "./endpoint.ts";
import { findEndpoint, guessVendor } from "./endpoints.ts";
import { keyRefusal } from "./key-refusal.ts";
import { parseBody } from "./parse-body.ts";
import type { ProviderCall, ProviderRequest } from "./provider-request.ts";
import { reply, type Reply } from "./reply.ts";
import { sendReply } from "./send-reply.ts";
import { sendStatus } from "./send-status.ts";
import { SpawnedProvider, type SpawnedProviderOptions } from "./spawned-provider.ts";
import { statusReply } from "./status-reply.ts";

/** What a {@link FakeProvider} is made of. */
export interface FakeProviderOptions {
  /**
   * What each request gets: the same reply always, one of a list after the other, one drawn from a `mix`, or what a
   * function says. A request beyond the end of a list gets status 400 with code `script_exhausted`, which no client
   * retries. So does one for which the function throws, with code `script_failed`; waiting and closing reject then.
   * @default a short text
   */
  readonly script?: Script<ProviderRequest, Reply>;
  /** Milliseconds since 1970, for `created`. @default 2026-01-01T00:00:00Z, standing still */
  readonly now?: () => number;
  /** The key that clients must have; others get the vendor's refusal. @default any key will do, but none will not */
  readonly apiKey?: string;
}

const STANDING_TIME_MS = Date.UTC(2026, 0, 1);

interface OpenCall {
  readonly endpoint: Endpoint | undefined;
  request: ProviderRequest;
  readonly requestId: string;
  readonly exchange: Exchange;
  chunksWritten: number;
}

/**
 * A real HTTP server that answers like a model provider, by a script. It speaks OpenAI's chat completions, responses
 * and embeddings, Anthropic's messages, and Gemini's content and embeddings, all at once, streamed and whole; it is
 * deterministic, and remembers each request and how it ended.
 *
 * @example
 * await using provider = await FakeProvider.start({ script: [reply.text("Hello!")] });
 * const openai = new OpenAI({ baseURL: provider.url, apiKey: "test" });
 * const anthropic = new Anthropic({ baseURL: provider.anthropicUrl, apiKey: "test" });
 * const gemini = new GoogleGenAI({ apiKey: "test", httpOptions: { baseUrl: provider.geminiUrl } });
 */
export class FakeProvider implements AsyncDisposable {
  readonly #now: () => number;
  readonly #apiKey: string | null;
  readonly #log = new CallLog<OpenCall>();
  #script: ScriptReader<ProviderRequest, Reply>;
  #server: LoopbackServer | undefined;

  private constructor(options: FakeProviderOptions) {
    this.#script = new ScriptReader(options.script ?? reply.text());
    this.#now = options.now ?? (() => STANDING_TIME_MS);
    this.#apiKey = options.apiKey ?? null;
  }

  /** Starts a provider in this process, on a free port of 127.0.0.1. */
  static async start(options: FakeProviderOptions = {}): Promise<FakeProvider> {
    const provider = new FakeProvider(options);
    provider.#server = await listenOnLoopback((_, response) => void provider.#serve(response));
    return provider;
  }

  /** Starts a provider in a child process: it takes no time of this one, and dies with it. */
  static spawn(options: SpawnedProviderOptions = {}): Promise<SpawnedProvider> {
    return SpawnedProvider.start(options);
  }

  /** The base URL for OpenAI's client, `new OpenAI({ baseURL })`: it ends in `/v1`. */
  get url(): string {
    return `${this.#server?.origin}/v1`;
  }

  /** The base URL for Anthropic's client, `new Anthropic({ baseURL })`. */
  get anthropicUrl(): string {
    return `${this.#server?.origin}`;
  }

  /** The base URL for Google's client, `new GoogleGenAI({ apiKey, httpOptions: { baseUrl } })`. */
  get geminiUrl(): string {
    return `${this.#server?.origin}`;
  }

  /** All requests so far, in the order of their arrival. */
  requests(): readonly ProviderCall[] {
    return this.#log.calls.map(({ request, requestId, exchange, chunksWritten }) => ({
      ...request,
      requestId,
      outcome: exchange.outcome,
      abortedByClient: exchange.outcome === "aborted-by-client",
      status: exchange.status,
      chunksWritten,
      ...(exchange.error !== null && { error: exchange.error }),
    }));
  }

  /** Replaces the script: the next request gets the first reply of the new one. */
  replyWith(script: Script<ProviderRequest, Reply>): void {
    this.#script = new ScriptReader(script);
  }

  /**
   * Resolves once at least `count` requests have come in; rejects with a {@link WaitTimeoutError}, or with a
   * {@link ServerFailureError} once the provider has failed.
   */
  async waitForRequests(count: number, options?: WaitOptions): Promise<readonly ProviderCall[]> {
    await this.#log.arrival(count, options);
    return this.requests();
  }

  /**
   * Resolves once no request is open: what was aborted is then known to be. Rejects with a {@link WaitTimeoutError},
   * or with a {@link ServerFailureError} once the provider has failed.
   */
  async idle(options?: WaitOptions): Promise<readonly ProviderCall[]> {
    await this.#log.idle(options);
    return this.requests();
  }

  /**
   * Closes at once and cuts what is open. Rejects with a {@link ServerFailureError} if the provider has failed and no
   * wait has told it.
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
    const exchange = new Exchange(response, () => this.#log.changed.notify());
    const call = this.#receive(exchange);
    try {
      const { bytes, complete } = await readBody(exchange.request);
      const bodyText = bytes.toString("utf8");
      const request = { ...call.request, bodyText, body: parseBody(bodyText) };
      call.request = { ...request, model: call.endpoint?.model(request) ?? null };
      this.#log.changed.notify();
      if (complete) await this.#answer(call);
    } catch (error) {
      this.#log.endBy(exchange, error);
    }
  }

  #receive(exchange: Exchange): OpenCall {
    const { method = "", url: path = "" } = exchange.request;
    const index = this.#log.calls.length;
    const endpoint = findEndpoint(method, path);
    const request: ProviderRequest = {
      index,
      method,
      path,
      endpoint: endpoint?.name ?? null,
      model: null,
      headers: flatHeaders(exchange.request),
      body: {},
      bodyText: "",
    };
    const requestId = `req_${String(index + 1).padStart(6, "0")}`;
    const call: OpenCall = { endpoint, request, requestId, exchange, chunksWritten: 0 };
    this.#log.calls.push(call);
    return call;
  }

  async #answer(call: OpenCall): Promise<void> {
    const { endpoint, exchange, request, requestId } = call;
    if (endpoint === undefined) {
      const vendor = guessVendor(request.path, request.headers);
      return sendStatus({ exchange, vendor, requestId }, vendor.unknownPath(request));
    }
    const { vendor } = endpoint;
    const refusal = keyRefusal(vendor, request, this.#apiKey) ?? endpoint.refusal(request);
    if (refusal !== null) return sendStatus({ exchange, vendor, requestId }, refusal);
    const stamp = { number: request.index + 1, createdSeconds: Math.floor(this.#now() / 1000) };
    const onChunk = (): void => {
      call.chunksWritten += 1;
      this.#log.changed.notify();
    };
    const turn = { exchange, vendor, requestId, endpoint, request, stamp, onChunk };
    return sendReply(turn, await this.#nextReply(call));
  }

  async #nextReply({ exchange, request }: OpenCall): Promise<Reply> {
    try {
      const next = await this.#script.next(request);
      if (next !== undefined) return next;
      const message = `The script of this provider has no reply for request ${request.index + 1}.`;
      return statusReply(400, { message, code: "script_exhausted" });
    } catch (error) {
      this.#log.fail(exchange, "The script threw", error);
      return statusReply(400, {
        message: `The script of this provider threw: ${String(error)}`,
        code: "script_failed",
      });
    }
  }
}
