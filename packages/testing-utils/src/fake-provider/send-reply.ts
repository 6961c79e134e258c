import type { CompletionReply } from "./completion-reply.ts";
import type { EmbeddingsReply } from "./embeddings-reply.ts";
import type { Answer, AnswerStamp, Endpoint } from "./endpoint.ts";
import type { ProviderRequest } from "./provider-request.ts";
import type { Reply } from "./reply.ts";
import type { StatusReply } from "./status-reply.ts";
import { sendStatus, type Reception } from "./send-status.ts";
import { sendStream } from "./send-stream.ts";
import { sendWhole } from "./send-whole.ts";

/** One request being answered. */
export interface Turn extends Reception {
  readonly endpoint: Endpoint;
  readonly request: ProviderRequest;
  readonly stamp: AnswerStamp;
  /** Called for each event of a stream that was sent. */
  readonly onChunk: () => void;
}

const sendCompletion = async (turn: Turn, reply: CompletionReply): Promise<void> => {
  const { endpoint, request, stamp, onChunk } = turn;
  const answer: Answer = { reply, request, stamp };
  const { ending, firstChunkDelayMs } = reply;
  if (endpoint.takes === "completion" && endpoint.stream !== null && endpoint.streams(request)) {
    return sendStream(turn, { ...endpoint, stream: endpoint.stream }, answer, onChunk);
  }
  await turn.exchange.pause(firstChunkDelayMs);
  if (endpoint.takes === "embeddings") {
    return sendWhole(turn, { ending, body: () => endpoint.body(answer), failedBody: null });
  }
  const { failed } = endpoint;
  const failedBody = failed === null ? null : (error: StatusReply): string => failed.body(answer, error);
  return sendWhole(turn, { ending, body: () => endpoint.body(answer), failedBody });
};

const sendEmbeddings = (turn: Turn, reply: EmbeddingsReply): Promise<void> => {
  const { endpoint, request, stamp } = turn;
  if (endpoint.takes !== "embeddings") {
    throw new TypeError(`Expected a completion or a status for ${endpoint.name}, got embeddings`);
  }
  const body = (): string => endpoint.body({ reply, request, stamp });
  return sendWhole(turn, { ending: { kind: "complete" }, body, failedBody: null });
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
    case "embeddings":
      await exchange.pause(reply.delayMs);
      return sendEmbeddings(turn, reply);
    case "completion":
      return sendCompletion(turn, reply);
  }
};
