import {
  GEN_AI_OPERATION_CHAT,
  GEN_AI_OPERATION_GENERATE_CONTENT,
  GEN_AI_OPERATION_TEXT_COMPLETION,
} from "@sideband/semconv";

import { expectCount, expectNumber } from "../../expect-option.ts";
import { count, expectCountOption } from "../distribution/count.ts";
import type { Count, Latency } from "../distribution/distribution.ts";
import { expectDistribution } from "../distribution/expect-distribution.ts";
import { latency } from "../distribution/latency.ts";
import { expectChoice } from "../option/expect-choice.ts";
import { expectPositive } from "../option/expect-positive.ts";
import { expectRate } from "../option/expect-rate.ts";
import { expectText } from "../option/expect-text.ts";
import { resolveProvider, type ProviderOptions, type ProviderSettings } from "./provider.ts";
import { resolveErrors, type ErrorSettings, type SimulatedError } from "./simulated-error.ts";

/** The operations that are calls of a model. */
export type InferenceOperation =
  | typeof GEN_AI_OPERATION_CHAT
  | typeof GEN_AI_OPERATION_GENERATE_CONTENT
  | typeof GEN_AI_OPERATION_TEXT_COMPLETION;

const OPERATIONS: readonly InferenceOperation[] = [
  GEN_AI_OPERATION_CHAT,
  GEN_AI_OPERATION_GENERATE_CONTENT,
  GEN_AI_OPERATION_TEXT_COMPLETION,
];

/** One call of a model: a CLIENT span `chat {model}`. */
export interface ModelRequestOptions extends ProviderOptions {
  /** `gen_ai.operation.name`. @default "chat" */
  readonly operation?: InferenceOperation;
  /** `gen_ai.request.model`. @default "gpt-4o" */
  readonly model?: string;
  /** `gen_ai.response.model`. @default the model that was asked for */
  readonly responseModel?: string;
  /** `gen_ai.conversation.id`. @default none */
  readonly conversationId?: string;
  /** `gen_ai.request.temperature`. @default none */
  readonly temperature?: number;
  /** `gen_ai.request.max_tokens`: an output that would be longer is cut, with finish reason `length`. @default none */
  readonly maxTokens?: number;
  /** @default log-normal, median 900, 99th percentile 12,000 */
  readonly inputTokens?: number | Count;
  /** @default log-normal, median 220, 99th percentile 1,500 */
  readonly outputTokens?: number | Count;
  /** How much of the input the provider had in its cache, 0 to 1. @default 0 */
  readonly cachedInputShare?: number;
  /** How much of the output is reasoning, 0 to 1. @default 0 */
  readonly reasoningShare?: number;
  /** How many of the requests are streamed, 0 to 1. @default 0.6 */
  readonly streamingShare?: number;
  /** From the request to the first chunk, or to the first token where nothing is streamed. @default log-normal, median 450 ms, 99th percentile 3 s */
  readonly timeToFirstChunk?: Latency;
  /** How fast the output comes after that; no output takes above a day. @default 60 */
  readonly tokensPerSecond?: number;
  /** How many requests fail before any output, 0 to 1. @default 0.01 */
  readonly errorRate?: number;
  /** How they fail. @default rate limit, server error, timeout after 30 s */
  readonly errors?: readonly SimulatedError[];
  /** How many of the streams the application leaves, 0 to 1. @default 0.01 */
  readonly cancelRate?: number;
  /** How many of the streams break off, 0 to 1; with `cancelRate` not more than 1. @default 0.003 */
  readonly breakRate?: number;
}

/** A resolved {@link ModelRequestOptions}, as plain data. */
export interface ModelRequestScenario extends ProviderSettings {
  readonly kind: "modelRequest";
  readonly operation: InferenceOperation;
  readonly model: string;
  readonly responseModel: string;
  readonly conversationId: string | undefined;
  readonly temperature: number | undefined;
  readonly maxTokens: number | undefined;
  readonly inputTokens: Count;
  readonly outputTokens: Count;
  readonly cachedInputShare: number;
  readonly reasoningShare: number;
  readonly streamingShare: number;
  readonly timeToFirstChunk: Latency;
  readonly tokensPerSecond: number;
  readonly errorRate: number;
  readonly errors: readonly ErrorSettings[];
  readonly cancelRate: number;
  readonly breakRate: number;
}

const ERRORS: readonly SimulatedError[] = [
  {
    type: "rate_limit_exceeded",
    message: "429 Rate limit reached for requests",
    weight: 6,
    latency: latency.uniform(20, 200),
  },
  { type: "server_error", message: "500 The server had an error while processing the request", weight: 3 },
  { type: "TimeoutError", message: "Request timed out", weight: 1, latency: latency.constant(30_000) },
];

const optional = <Value>(value: Value | undefined, expect: (value: Value) => Value): Value | undefined =>
  value === undefined ? undefined : expect(value);

/** Throws a `TypeError` that names the option unless all are sound. */
export const resolveModelRequest = (options: ModelRequestOptions = {}): ModelRequestScenario => {
  const { model = "gpt-4o", responseModel = model, operation = GEN_AI_OPERATION_CHAT } = options;
  const { conversationId, temperature, maxTokens, cancelRate = 0.01, breakRate = 0.003 } = options;
  return {
    kind: "modelRequest",
    ...resolveProvider(options),
    operation: expectChoice("operation", operation, OPERATIONS),
    model: expectText("model", model),
    responseModel: expectText("responseModel", responseModel),
    conversationId: optional(conversationId, (id) => expectText("conversationId", id)),
    temperature: optional(temperature, (value) => expectNumber("temperature", value)),
    maxTokens: optional(maxTokens, (tokens) => expectCount("maxTokens", tokens, 1)),
    inputTokens: expectCountOption("inputTokens", options.inputTokens ?? count.logNormal({ median: 900, p99: 12_000 })),
    outputTokens: expectCountOption(
      "outputTokens",
      options.outputTokens ?? count.logNormal({ median: 220, p99: 1500 }),
    ),
    cachedInputShare: expectRate("cachedInputShare", options.cachedInputShare ?? 0),
    reasoningShare: expectRate("reasoningShare", options.reasoningShare ?? 0),
    streamingShare: expectRate("streamingShare", options.streamingShare ?? 0.6),
    timeToFirstChunk: expectDistribution(
      "timeToFirstChunk",
      "ms",
      options.timeToFirstChunk ?? latency.logNormal({ medianMs: 450, p99Ms: 3000 }),
    ),
    tokensPerSecond: expectPositive("tokensPerSecond", options.tokensPerSecond ?? 60),
    errorRate: expectRate("errorRate", options.errorRate ?? 0.01),
    errors: resolveErrors("errors", options.errors ?? ERRORS),
    cancelRate: expectRate("cancelRate", cancelRate),
    breakRate: expectRate("breakRate", breakRate, 1 - cancelRate),
  };
};
