import { performAccept, type AcceptAnswer } from "./answers/accept.ts";
import { performBlackHole, type BlackHoleAnswer } from "./answers/black-hole.ts";
import { delayAnswer, performDelay, type DelayAnswer } from "./answers/delay.ts";
import { partialSuccessAnswer, performPartialSuccess, type PartialSuccessAnswer } from "./answers/partial-success.ts";
import { performReset, resetAnswer, type ResetAnswer, type ResetAnswerOptions } from "./answers/reset.ts";
import {
  performSlowLoris,
  slowLorisAnswer,
  type SlowLorisAnswer,
  type SlowLorisAnswerOptions,
} from "./answers/slow-loris.ts";
import { performStatus, statusAnswer, type StatusAnswer, type StatusAnswerOptions } from "./answers/status.ts";
import type { Delivery } from "./delivery.ts";

/** What a {@link CollectorServer} does with one request. Plain data: it can be stored, compared, sent to a process. */
export type Answer =
  | AcceptAnswer
  | PartialSuccessAnswer
  | StatusAnswer
  | DelayAnswer<Answer>
  | ResetAnswer
  | BlackHoleAnswer
  | SlowLorisAnswer;

/**
 * Makes the answers of a {@link CollectorServer}'s script.
 *
 * @example
 * const script = [answer.status(503, { retryAfter: 1 }), answer.delay(200), answer.accept()];
 */
export const answer = {
  /** Takes all spans. */
  accept(): Answer {
    return { kind: "accept" };
  },

  /** Takes all spans but the last `rejectedSpans` of the request. */
  partialSuccess(rejectedSpans: number, message = ""): Answer {
    return partialSuccessAnswer(rejectedSpans, message);
  },

  /** Takes nothing and answers with a status of 300 or more. */
  status(status: number, options: StatusAnswerOptions = {}): Answer {
    return statusAnswer(status, options);
  },

  /** Waits some milliseconds, then accepts or goes on with another answer. */
  delay(durationMs: number, then: Answer = { kind: "accept" }): Answer {
    return delayAnswer(durationMs, then);
  },

  /** Resets the connection in place of an answer. */
  reset(options: ResetAnswerOptions = {}): Answer {
    return resetAnswer(options);
  },

  /** Never answers. */
  blackHole(): Answer {
    return { kind: "blackHole" };
  },

  /** Answers byte by byte, without end. */
  slowLoris(options: SlowLorisAnswerOptions = {}): Answer {
    return slowLorisAnswer(options);
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
  blackHole: performBlackHole,
  slowLoris: performSlowLoris,
};

/** Does with a request what an answer says. Rejects when a side leaves meanwhile, and for what cannot be sent. */
export const perform = async <Kind extends Answer["kind"]>(
  chosen: Extract<Answer, { kind: Kind }>,
  delivery: Delivery<Answer>,
): Promise<void> => {
  const performer: Performers[Kind] = performers[chosen.kind];
  await performer(chosen, delivery);
};
