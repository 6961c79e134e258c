import type { FinishReason, GenAiOperation, OutputType, Provider } from "@sideband/semconv";

import type { Message, MessagePart, ToolDefinition } from "../content/message.ts";

export type FlatAttribute = string | number | boolean | readonly string[] | readonly number[] | readonly boolean[];

/** What a model is asked for. Everything but the content fields at the end becomes attributes when the span starts. */
export interface InferenceRequest {
  /** @default "chat" */
  readonly operation?: GenAiOperation | (string & {});
  /** The provider as the client sees it, for example `openai`. */
  readonly provider: Provider | (string & {});
  /** The model's name exactly as it is asked for. */
  readonly model?: string;
  /** Host of the provider, or of the proxy in front of it. */
  readonly serverAddress?: string;
  /** Recorded together with `serverAddress` only. */
  readonly serverPort?: number;
  /** Whether the answer comes in chunks. */
  readonly stream?: boolean;
  /** How many answers are asked for. One is not recorded. */
  readonly choiceCount?: number;
  readonly seed?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly temperature?: number;
  readonly frequencyPenalty?: number;
  readonly presencePenalty?: number;
  readonly maxTokens?: number;
  readonly stop?: string | readonly string[];
  readonly reasoningLevel?: string;
  readonly previousResponseId?: string;
  /** The modality asked for. */
  readonly outputType?: OutputType | (string & {});
  /** The id that the application or the provider has for the conversation. Nothing that stands in for one. */
  readonly conversationId?: string;
  readonly promptName?: string;
  /** Recorded together with `promptName` only. */
  readonly promptVersion?: string;
  /** Whether the history that is sent has been compacted. */
  readonly conversationCompacted?: boolean;
  /** Whether the model runs in this process: the span is of kind INTERNAL then. @default false */
  readonly inProcess?: boolean;
  /** Further attributes: primitives, and lists of one type of them. */
  readonly attributes?: Readonly<Record<string, FlatAttribute>>;

  /** The history that is sent. Content: recorded only where content is captured, as it is at the time of the call. */
  readonly messages?: readonly Message[];
  /** Instructions that are sent apart from the history. Content. */
  readonly systemInstructions?: readonly MessagePart[];
  /** What has been filled into the prompt of `promptName`. Content. */
  readonly promptVariables?: Readonly<Record<string, string>>;
  /** The tools that the model may call. Content. */
  readonly tools?: readonly ToolDefinition[];
}

/** What is known of the answer. */
export interface InferenceResponse {
  readonly id?: string;
  /** The model that answered. */
  readonly model?: string;
  /**
   * One per choice, in order. `null` where one is expected and not known yet: if it stays unknown, `error` is recorded
   * in its place.
   */
  readonly finishReasons?: readonly (FinishReason | (string & {}) | null)[];
  /** How the call was served: `batch`, `flex`, `priority`, … Not recorded as such: it decides the price. */
  readonly serviceTier?: string;
}

/** Token counts as the provider reports them. The totals include their parts. */
export interface InferenceUsage {
  /** All input tokens, cached ones included. */
  readonly inputTokens?: number;
  /** All output tokens, reasoning included. */
  readonly outputTokens?: number;
  readonly cacheReadInputTokens?: number;
  readonly cacheWriteInputTokens?: number;
  /** Part of `cacheWriteInputTokens`: what is kept for an hour, not minutes. Not recorded as such: it decides the price. */
  readonly cacheWrite1hInputTokens?: number;
  readonly reasoningOutputTokens?: number;
  readonly textInputTokens?: number;
  readonly textOutputTokens?: number;
  /** Part of `cacheReadInputTokens`, as those of images and audio are. */
  readonly textCacheReadInputTokens?: number;
  readonly imageInputTokens?: number;
  readonly imageOutputTokens?: number;
  readonly imageCacheReadInputTokens?: number;
  readonly audioInputTokens?: number;
  readonly audioOutputTokens?: number;
  readonly audioCacheReadInputTokens?: number;
}
