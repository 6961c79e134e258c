import { performAccept, type AcceptAnswer } from "./answers/accept.ts";
import { performBlackHole, type BlackHoleAnswer } from "./answers/black-hole.ts";
import { delayAnswer, performDelay, type DelayAnswer } from "./answers/delay.ts";
import { performGarbage, type GarbageAnswer } from "./answers/garbage.ts";
import {
  gzipBombAnswer,
  performGzipBomb,
  type GzipBombAnswer,
  type GzipBombAnswerOptions,
} from "./answers/gzip-bomb.ts";
import {
  hugeResponseAnswer,
  performHugeResponse,
  type HugeResponseAnswer,
  type HugeResponseAnswerOptions,
} from "./answers/huge-response.ts";
import { partialSuccessAnswer, performPartialSuccess, type PartialSuccessAnswer } from "./answers/partial-success.ts";
import { performRefuse, refuseAnswer, type RefuseAnswer, type RefuseAnswerOptions } from "./answers/refuse.ts";
import { performReset, resetAnswer, type ResetAnswer, type ResetAnswerOptions } from "./answers/reset.ts";
import {
  performResetConnections,
  resetConnectionsAnswer,
  type ResetConnectionsAnswer,
} from "./answers/reset-connections.ts";
import {
  performSlowLoris,
  slowLorisAnswer,
  type SlowLorisAnswer,
  type SlowLorisAnswerOptions,
} from "./answers/slow-loris.ts";
import {
  performSlowRead,
  slowReadAnswer,
  type SlowReadAnswer,
  type SlowReadAnswerOptions,
} from "./answers/slow-read.ts";
import { performStaleKeepAlive, staleKeepAliveAnswer, type StaleKeepAliveAnswer } from "./answers/stale-keep-alive.ts";
import {
  performStatus,
  redirectAnswer,
  statusAnswer,
  type StatusAnswer,
  type StatusAnswerOptions,
} from "./answers/status.ts";
import { performWrongContentType, type WrongContentTypeAnswer } from "./answers/wrong-content-type.ts";
import type { Delivery } from "./delivery.ts";

/** What a {@link CollectorServer} does with one request. Plain data: it can be stored, compared, sent to a process. */
export type Answer =
  | AcceptAnswer
  | PartialSuccessAnswer
  | StatusAnswer
  | DelayAnswer<Answer>
  | ResetAnswer
  | ResetConnectionsAnswer
  | RefuseAnswer
  | StaleKeepAliveAnswer<Answer>
  | BlackHoleAnswer
  | SlowLorisAnswer
  | SlowReadAnswer<Answer>
  | GarbageAnswer
  | WrongContentTypeAnswer
  | HugeResponseAnswer
  | GzipBombAnswer;

/**
 * Makes the answers of a {@link CollectorServer}'s script. Options out of range throw a `TypeError`.
 *
 * @example
 * const script = [answer.status(503, { retryAfter: 1 }), answer.delay(200), answer.accept()];
 */
export const answer = {
  /** Takes everything. */
  accept(): Answer {
    return { kind: "accept" };
  },

  /** Takes all but the last `rejected` spans, data points or log records of the request. */
  partialSuccess(rejected: number, message = ""): Answer {
    return partialSuccessAnswer(rejected, message);
  },

  /** Takes nothing and answers with a status of 300 or more. */
  status(status: number, options: StatusAnswerOptions = {}): Answer {
    return statusAnswer(status, options);
  },

  /** Takes nothing and sends the client elsewhere: status 301, 302, 303, 307 or 308. */
  redirect(status: number, location: string): Answer {
    return redirectAnswer(status, location);
  },

  /** Waits some milliseconds, then accepts or goes on with another answer. */
  delay(durationMs: number, then: Answer = { kind: "accept" }): Answer {
    return delayAnswer(durationMs, then);
  },

  /** Resets the connection: before the body is read, amid it, in place of an answer (the default), or amid the answer. */
  reset(options: ResetAnswerOptions = {}): Answer {
    return resetAnswer(options);
  },

  /** Resets this connection, and as many of the next ones as soon as they are open, which takes no steps. */
  resetConnections(connections: number): Answer {
    return resetConnectionsAnswer(connections);
  },

  /** Resets this connection and closes the port, for some milliseconds or until `collector.listen()`. */
  refuse(options: RefuseAnswerOptions = {}): Answer {
    return refuseAnswer(options);
  },

  /** Accepts, or goes on with another answer, and closes the connection when the next request comes on it. */
  staleKeepAlive(then: Answer = { kind: "accept" }): Answer {
    return staleKeepAliveAnswer(then);
  },

  /** Never answers. */
  blackHole(): Answer {
    return { kind: "blackHole" };
  },

  /** Answers byte by byte, without end, in the head or in the body. */
  slowLoris(options: SlowLorisAnswerOptions = {}): Answer {
    return slowLorisAnswer(options);
  },

  /** Reads the body slowly, then accepts or goes on with another answer. */
  slowRead({ bytesPerSecond = 16_384, then = { kind: "accept" } }: SlowReadAnswerOptions<Answer> = {}): Answer {
    return slowReadAnswer(bytesPerSecond, then);
  },

  /** Takes everything, and answers with a body that nobody can parse. */
  garbage(): Answer {
    return { kind: "garbage" };
  },

  /** Takes everything, and answers with the body of a success under another content type. */
  wrongContentType(contentType = "text/html"): Answer {
    return { kind: "wrongContentType", contentType };
  },

  /** Takes everything, and answers with a valid body of many bytes. */
  hugeResponse(options: HugeResponseAnswerOptions = {}): Answer {
    return hugeResponseAnswer(options);
  },

  /** Takes everything, and answers with a small gzip body that becomes very large. */
  gzipBomb(options: GzipBombAnswerOptions = {}): Answer {
    return gzipBombAnswer(options);
  },
} as const;

type Performers = {
  readonly [Kind in Answer["kind"]]: (
    answer: Extract<Answer, { kind: Kind }>,
    delivery: Delivery<Answer>,
  ) => Promise<void> | void;
};

const performers: Performers = {
  accept: performAccept,
  partialSuccess: performPartialSuccess,
  status: performStatus,
  delay: performDelay,
  reset: performReset,
  resetConnections: performResetConnections,
  refuse: performRefuse,
  staleKeepAlive: performStaleKeepAlive,
  blackHole: performBlackHole,
  slowLoris: performSlowLoris,
  slowRead: performSlowRead,
  garbage: performGarbage,
  wrongContentType: performWrongContentType,
  hugeResponse: performHugeResponse,
  gzipBomb: performGzipBomb,
};

/** Does with a request what an answer says. Rejects when a side leaves meanwhile, and for what cannot be sent. */
export const perform = async <Kind extends Answer["kind"]>(
  chosen: Extract<Answer, { kind: Kind }>,
  delivery: Delivery<Answer>,
): Promise<void> => {
  const performer: Performers[Kind] = performers[chosen.kind];
  await performer(chosen, delivery);
};
