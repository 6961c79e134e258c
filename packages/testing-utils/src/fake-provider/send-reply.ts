import type { Exchange } from "../http/exchange.ts";
import type { CompletionReply } from "./completion-reply.ts";
import type { AnswerStamp, Endpoint } from "./endpoint.ts";
import type { ProviderRequest } from "./provider-request.ts";
import type { Reply } from "./reply.ts";
import type { StatusReply } from "./status-reply.ts";

/** One request being answered. */
export interface Turn {
  readonly exchange: Exchange;
  readonly endpoint: Endpoint;
  readonly request: ProviderRequest;
  readonly stamp: AnswerStamp;
  readonly requestId: string;
  /** Called for each event of a stream that was sent. */
  onChunk(): void;
}

/** Sends an answer by its status. */
export const sendStatus = async (
  { exchange, endpoint, requestId }: Pick<Turn, "exchange" | "endpoint" | "requestId">,
  reply: StatusReply,
): Promise<void> => {
  await exchange.pause(reply.delayMs ?? 0);
  const { body, retryAfterSeconds, retryAfterMs } = reply;
  exchange.answer(
    reply.status,
    {
      ...endpoint.headers(requestId),
      "content-type": body === undefined ? "application/json" : "text/plain",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
      ...(retryAfterMs !== undefined && { "retry-after-ms": String(retryAfterMs) }),
      ...reply.headers,
    },
    body ?? endpoint.errorBody(reply),
  );
};

const sendWhole = async (turn: Turn, reply: CompletionReply): Promise<void> => {
  const { exchange, endpoint, request, stamp } = turn;
  const { ending } = reply;
  if (ending.kind === "error") return sendStatus(turn, ending.error);
  const body = endpoint.body(reply, request, stamp);
  const jsonHeaders = { ...endpoint.headers(turn.requestId), "content-type": "application/json" };
  if (ending.kind === "complete") return exchange.answer(200, jsonHeaders, body);
  exchange.head(200, { ...jsonHeaders, "content-length": Buffer.byteLength(body) });
  await exchange.write(Buffer.from(body).subarray(0, Math.floor(Buffer.byteLength(body) / 2)));
  if (ending.kind === "hang") return exchange.hang();
  exchange.disconnect();
};

const sendStream = async (turn: Turn, reply: CompletionReply): Promise<void> => {
  const { exchange, endpoint, request, stamp } = turn;
  const { ending } = reply;
  const events = endpoint.events(reply, request, stamp);
  const sent = ending.kind === "complete" ? events : events.slice(0, ending.afterChunks);
  const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" };
  exchange.head(200, { ...endpoint.headers(turn.requestId), ...headers });
  for (const [index, event] of sent.entries()) {
    if (index > 0) await exchange.pause(reply.delayMs);
    await exchange.write(event);
    turn.onChunk();
  }
  if (ending.kind === "hang") return exchange.hang();
  if (ending.kind === "disconnect") return exchange.disconnect();
  exchange.end(ending.kind === "error" ? endpoint.errorEvent(ending.error) : endpoint.lastEvent);
};

/** Does with a request what its reply says. Rejects when a side leaves meanwhile, and for what cannot be sent. */
export const sendReply = async (turn: Turn, reply: Reply): Promise<void> => {
  const { exchange } = turn;
  switch (reply.kind) {
    case "hang":
      return exchange.hang();
    case "disconnect":
      return exchange.disconnect();
    case "status":
      return sendStatus(turn, reply);
    case "completion":
      await exchange.pause(reply.firstChunkDelayMs);
      return turn.endpoint.streams(turn.request) ? sendStream(turn, reply) : sendWhole(turn, reply);
  }
};
