import { startDeadline } from "../deadline.ts";
import type { Outcome } from "../outcome.ts";
import { SendError } from "../send-error.ts";
import type { Payload, Sender } from "../sender.ts";
import { Slots } from "../slots.ts";
import { suppressTracing } from "../suppress-tracing.ts";
import { unexpected } from "../unexpected.ts";
import { exchange, type HttpReply, type HttpRequest } from "./exchange.ts";
import type { HeaderPairs } from "./headers.ts";
import { judgeReply } from "./judge-reply.ts";
import type { ResolvedOptions } from "./options.ts";
import { makeRoute, type Route } from "./route.ts";

type HttpSenderOptions = Pick<
  ResolvedOptions,
  "url" | "headers" | "tls" | "proxy" | "timeoutMs" | "keepAlive" | "maxConnections" | "maxResponseBytes" | "userAgent"
>;

/**
 * The innermost layer: one payload, one POST, one outcome. Each request has one deadline over everything. A second
 * request is made only where an idle connection had been closed, or where credentials that were refused could be renewed.
 */
export class HttpSender implements Sender {
  readonly #options: HttpSenderOptions;
  readonly #route: Route;
  readonly #slots: Slots;

  constructor(options: HttpSenderOptions) {
    this.#options = options;
    this.#route = makeRoute(options);
    this.#slots = new Slots(options.maxConnections);
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const deadline = startDeadline(this.#options.timeoutMs, signal);
    try {
      return await suppressTracing(() => this.#deliver(payload, deadline.signal));
    } catch (error) {
      return outcomeOf(error);
    } finally {
      deadline.close();
    }
  }

  async shutdown(): Promise<void> {
    this.#route.agent.destroy();
  }

  async #deliver(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const { pairs, renew } = await this.#options.headers(signal);
    const outcome = await this.#post(payload, pairs, secretsIn(pairs), signal);
    if (outcome.kind !== "retryable" || outcome.error.code !== "unauthorized") return outcome;
    const renewed = await renew();
    if (renewed === undefined) return outcome;
    return this.#post(payload, renewed.pairs, [...secretsIn(pairs), ...secretsIn(renewed.pairs)], signal);
  }

  async #post(
    { body, contentEncoding, items }: Payload,
    own: HeaderPairs,
    secrets: readonly string[],
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { maxResponseBytes, userAgent, proxy } = this.#options;
    const headers: HeaderPairs = [
      ["user-agent", userAgent],
      ...this.#route.headers,
      ...own,
      ["content-type", "application/x-protobuf"],
      ["accept-encoding", "identity"],
      ...(contentEncoding === undefined ? [] : [["content-encoding", contentEncoding] as const]),
    ];
    const request: HttpRequest = { ...this.#route, headers, body, maxResponseBytes };
    const reply = await this.#slots.run(() => this.#exchange(request, signal), signal);
    return judgeReply(reply, {
      items,
      maxResponseBytes,
      secrets: proxy === undefined ? secrets : [...secrets, ...proxy.secrets],
      nowMs: Date.now(),
      proxy: this.#route.proxy,
    });
  }

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    try {
      return await exchange(request, signal);
    } catch (error) {
      if (!(error instanceof SendError && error.code === "stale_connection")) throw error;
      // Where one idle connection was closed from the other side, the others were too.
      for (const sockets of Object.values(this.#route.agent.freeSockets))
        for (const socket of sockets ?? []) socket.destroy();
      return exchange(request, signal);
    }
  }
}

const secretsIn = (headers: HeaderPairs): readonly string[] => headers.map(([, value]) => value);

/** What somebody has to mend first: TLS, or what a proxy refuses although it works. */
const needsMending = ({ code, status = 0 }: SendError): boolean =>
  code === "tls" || (code === "proxy" && status > 0 && status < 500);

const outcomeOf = (cause: unknown): Outcome => {
  if (!(cause instanceof SendError)) return unexpected(cause);
  if (cause.code === "response_too_large") return { kind: "failed", by: "sender", error: cause };
  return { kind: "retryable", error: cause, ...(needsMending(cause) && { slow: true }) };
};
