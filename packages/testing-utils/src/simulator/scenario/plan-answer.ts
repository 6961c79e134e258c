import type { Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  FINISH_REASON_ERROR,
  FINISH_REASON_LENGTH,
  PROVIDER_ANTHROPIC,
  PROVIDER_OPENAI,
  type FinishReason,
} from "@sideband/semconv";

import { paceNanoseconds, sampleCount } from "../distribution/sample.ts";
import type { Failure } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import { pick } from "../random/pick.ts";
import { randomWord } from "../random/random-word.ts";
import type { ModelRequestScenario } from "./model-request.ts";

const NANOSECONDS_PER_SECOND = 1e9;
const BROKEN: Failure = { type: "ECONNRESET", message: "The connection was closed before the stream was complete" };

const ID_PREFIXES: ReadonlyMap<string, string> = new Map([
  [PROVIDER_OPENAI, "chatcmpl-"],
  [PROVIDER_ANTHROPIC, "msg_"],
]);

/** What a model gave back. */
export interface Answer {
  readonly attributes: Attributes;
  readonly failure: Failure | undefined;
  /** Whether all of it came: not if it failed, broke off or was left. */
  readonly complete: boolean;
  /** Tokens that the provider reports; 0 where it does not come to that. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Tokens of output that came, reported or not. */
  readonly receivedTokens: number;
  readonly finishReason: FinishReason;
}

interface Request {
  readonly inputTokens: number;
  readonly streamed: boolean;
  readonly finishReason: FinishReason;
}

/** Why no more output came, or that it all did. */
type Fate = "complete" | "cancelled" | "broken";

const fateOf = (timeline: Timeline, { breakRate, cancelRate }: ModelRequestScenario): Fate => {
  const drawn = timeline.random.next();
  if (drawn < breakRate) return "broken";
  return drawn < breakRate + cancelRate ? "cancelled" : "complete";
};

const usageAttributes = (scenario: ModelRequestScenario, inputTokens: number, outputTokens: number): Attributes => {
  const cached = Math.floor(inputTokens * scenario.cachedInputShare);
  const reasoning = Math.floor(outputTokens * scenario.reasoningShare);
  return {
    [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: inputTokens,
    [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: outputTokens,
    ...(cached > 0 && { [ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS]: cached }),
    ...(reasoning > 0 && { [ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS]: reasoning }),
  };
};

const failed = (timeline: Timeline, { errors, timeToFirstChunk }: ModelRequestScenario): Answer => {
  const { type, message, latency = timeToFirstChunk } = pick(errors, timeline.random);
  timeline.wait(latency);
  return {
    attributes: { [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: [FINISH_REASON_ERROR] },
    failure: { type, message },
    complete: false,
    inputTokens: 0,
    outputTokens: 0,
    receivedTokens: 0,
    finishReason: FINISH_REASON_ERROR,
  };
};

/** Lets the time of the answer pass. */
export const planAnswer = (timeline: Timeline, scenario: ModelRequestScenario, request: Request): Answer => {
  const { random } = timeline;
  if (chance(scenario.errorRate, random)) return failed(timeline, scenario);
  const drawnTokens = sampleCount(scenario.outputTokens, random);
  const { maxTokens = Infinity } = scenario;
  const outputTokens = Math.min(drawnTokens, maxTokens);
  const fate = request.streamed ? fateOf(timeline, scenario) : "complete";
  const complete = fate === "complete";
  const receivedTokens = complete ? outputTokens : Math.floor(outputTokens * random.next());
  const firstChunkNs = timeline.wait(scenario.timeToFirstChunk);
  timeline.waitNanoseconds(paceNanoseconds(receivedTokens, scenario.tokensPerSecond));
  const reason = drawnTokens > maxTokens ? FINISH_REASON_LENGTH : request.finishReason;
  const finishReason = complete ? reason : FINISH_REASON_ERROR;
  // Providers report usage with the last chunk: of a stream that was cut nobody knows it.
  const usage = complete ? usageAttributes(scenario, request.inputTokens, outputTokens) : {};
  return {
    attributes: {
      [ATTR_GEN_AI_RESPONSE_ID]: (ID_PREFIXES.get(scenario.provider) ?? "resp_") + randomWord(random),
      [ATTR_GEN_AI_RESPONSE_MODEL]: scenario.responseModel,
      [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: [finishReason],
      ...(request.streamed && { [ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK]: firstChunkNs / NANOSECONDS_PER_SECOND }),
      ...usage,
    },
    failure: fate === "broken" ? BROKEN : undefined,
    complete,
    inputTokens: complete ? request.inputTokens : 0,
    outputTokens: complete ? outputTokens : 0,
    receivedTokens,
    finishReason,
  };
};
