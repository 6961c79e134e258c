import { SpanKind, type Attributes } from "@opentelemetry/api";
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_REQUEST_TEMPERATURE,
  FINISH_REASON_STOP,
  type FinishReason,
} from "@sideband/semconv";

import type { Message, MessagePart } from "../content/message.ts";
import { sampleCount } from "../distribution/sample.ts";
import type { SpanStart } from "../plan/planned-span.ts";
import type { Timeline } from "../plan/timeline.ts";
import { chance } from "../random/chance.ts";
import type { ModelRequestScenario } from "./model-request.ts";
import { planAnswer, type Answer } from "./plan-answer.ts";
import { serverAttributes } from "./provider.ts";

/** What is known of a request beyond its options. */
export interface RequestSituation {
  readonly inputTokens: number;
  /** What is sent; empty unless content is wanted. */
  readonly history: readonly Message[];
  /** Why the model stops if nothing goes wrong. */
  readonly finishReason?: FinishReason;
  /** What the model answers beside its text. */
  readonly parts?: readonly MessagePart[];
}

/** How a request went. */
export interface RequestEnd extends Answer {
  readonly message: Message | undefined;
}

const startOf = (scenario: ModelRequestScenario): SpanStart => ({
  name: `${scenario.operation} ${scenario.model}`,
  kind: SpanKind.CLIENT,
  attributes: {
    [ATTR_GEN_AI_OPERATION_NAME]: scenario.operation,
    [ATTR_GEN_AI_PROVIDER_NAME]: scenario.provider,
    [ATTR_GEN_AI_REQUEST_MODEL]: scenario.model,
    ...serverAttributes(scenario),
  },
});

const requestAttributes = (scenario: ModelRequestScenario, streamed: boolean): Attributes => ({
  ...(scenario.conversationId !== undefined && { [ATTR_GEN_AI_CONVERSATION_ID]: scenario.conversationId }),
  ...(scenario.temperature !== undefined && { [ATTR_GEN_AI_REQUEST_TEMPERATURE]: scenario.temperature }),
  ...(scenario.maxTokens !== undefined && { [ATTR_GEN_AI_REQUEST_MAX_TOKENS]: scenario.maxTokens }),
  ...(streamed && { [ATTR_GEN_AI_REQUEST_STREAM]: true }),
});

/** What a user asks, once for all requests that follow from it. */
export const openConversation = (
  { random, content }: Timeline,
  { inputTokens: count }: ModelRequestScenario,
): Pick<RequestSituation, "inputTokens" | "history"> => {
  const inputTokens = sampleCount(count, random);
  if (content === undefined) return { inputTokens, history: [] };
  return { inputTokens, history: [{ role: "user", parts: [{ type: "text", content: content.prompt(inputTokens) }] }] };
};

export const planModelRequest = (
  timeline: Timeline,
  scenario: ModelRequestScenario,
  { inputTokens, history, finishReason = FINISH_REASON_STOP, parts = [] }: RequestSituation,
): RequestEnd =>
  timeline.span(startOf(scenario), (inside) => {
    const { random, content } = inside;
    const streamed = chance(scenario.streamingShare, random);
    const answer = planAnswer(inside, scenario, { inputTokens, streamed, finishReason });
    const message =
      content === undefined || answer.receivedTokens === 0
        ? undefined
        : ({
            role: "assistant",
            parts: [{ type: "text", content: content.text(answer.receivedTokens) }, ...(answer.complete ? parts : [])],
          } satisfies Message);
    return {
      ...answer,
      message,
      attributes: {
        ...requestAttributes(scenario, streamed),
        ...answer.attributes,
        ...(content && { [ATTR_GEN_AI_INPUT_MESSAGES]: JSON.stringify(history) }),
        ...(message && { [ATTR_GEN_AI_OUTPUT_MESSAGES]: JSON.stringify([message]) }),
      },
    };
  });
