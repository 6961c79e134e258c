import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

import { startDeadline } from "./deadline.ts";
import { exchange, type HttpReply, type HttpRequest } from "./exchange.ts";
import { toHeaderPairs } from "./headers.ts";
import { judgeReply } from "./judge-reply.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { SendError, type SendErrorCode } from "./send-error.ts";
import type { Payload, Sender } from "./sender.ts";
import { suppressTracing } from "./suppress-tracing.ts";

type HttpSenderOptions = Pick<
  ResolvedOptions,
  "url" | "headers" | "timeoutMs" | "keepAlive" | "maxConnections" | "maxResponseBytes" | "userAgent"
>;

type HeaderPairs = readonly (readonly [string, string])[];

/**
 * The innermost layer: one payload, one POST, one outcome. Each request has one deadline over everything, and the
 * connections are of an agent of its own, which does not keep the process alive when idle.
 */
export class HttpSender implements Sender {
  readonly #options: HttpSenderOptions;
  readonly #agent: HttpAgent;

  constructor(options: HttpSenderOptions) {
    this.#options = options;
    const Agent = options.url.protocol === "https:" ? HttpsAgent : HttpAgent;
    this.#agent = new Agent({ keepAlive: options.keepAlive, maxSockets: options.maxConnections });
  }

  async send(payload: Payload, signal: AbortSignal): Promise<Outcome> {
    const deadline = startDeadline(this.#options.timeoutMs, signal);
    try {
      return await suppressTracing(() => this.#post(payload, deadline.signal));
    } catch (error) {
      return outcomeOf(error);
    } finally {
      deadline.close();
    }
  }

  async shutdown(): Promise<void> {
    this.#agent.destroy();
  }

  async #post({ body, contentEncoding, items }: Payload, signal: AbortSignal): Promise<Outcome> {
    const { url, keepAlive, maxResponseBytes } = this.#options;
    const own = await this.#headers(signal);
    const headers: HeaderPairs = [
      ["user-agent", this.#options.userAgent],
      ...own,
      ["content-type", "application/x-protobuf"],
      ["accept-encoding", "identity"],
      // An agent that limits its connections announces keep-alive even if it will not.
      ["connection", keepAlive ? "keep-alive" : "close"],
      ...(contentEncoding === undefined ? [] : [["content-encoding", contentEncoding] as const]),
    ];
    const reply = await this.#exchange({ url, agent: this.#agent, headers, body, maxResponseBytes }, signal);
    const secrets = own.map(([, value]) => value);
    return judgeReply(reply, { items, maxResponseBytes, secrets, nowMs: Date.now() });
  }

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    try {
      return await exchange(request, signal);
    } catch (error) {
      if (!(error instanceof SendError && error.code === "stale_connection")) throw error;
      // Where one idle connection was closed from the other side, the others were too.
      for (const sockets of Object.values(this.#agent.freeSockets))
        for (const socket of sockets ?? []) socket.destroy();
      return exchange(request, signal);
    }
  }

  async #headers(signal: AbortSignal): Promise<HeaderPairs> {
    const { headers } = this.#options;
    if (typeof headers !== "function") return headers;
    const aborted = Promise.withResolvers<never>();
    const onAbort = (): void => aborted.reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      signal.throwIfAborted();
      return toHeaderPairs(await Promise.race([headers(), aborted.promise]));
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      // Its message is the application's and may hold what it was about to send.
      throw new SendError(
        "headers",
        `The headers function failed (${error instanceof Error ? error.name : typeof error})`,
      );
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }
}

/** What no other attempt would change. */
const FINAL: ReadonlySet<SendErrorCode> = new Set(["response_too_large", "unexpected"]);

const outcomeOf = (cause: unknown): Outcome => {
  const error =
    cause instanceof SendError ? cause : new SendError("unexpected", "The request could not be made", { cause });
  return FINAL.has(error.code) ? { kind: "failed", by: "sender", error } : { kind: "retryable", error };
};
