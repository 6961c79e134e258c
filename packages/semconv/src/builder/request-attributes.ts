import type { OutputType } from "../values/output-type.ts";

/** An open enum: its well-known values, or any other string where none of them fits. */
export type Open<T extends string> = T | (string & {});

/** What was asked of a model. */
export interface RequestAttributes {
  "gen_ai.request.model"?: string;
  /** Set for streamed requests only. */
  "gen_ai.request.stream"?: true;
  "gen_ai.request.stream_cursor"?: string;
  "gen_ai.request.choice.count"?: number;
  "gen_ai.request.seed"?: number;
  "gen_ai.request.top_k"?: number;
  "gen_ai.request.top_p"?: number;
  "gen_ai.request.temperature"?: number;
  "gen_ai.request.frequency_penalty"?: number;
  "gen_ai.request.presence_penalty"?: number;
  "gen_ai.request.max_tokens"?: number;
  "gen_ai.request.stop_sequences"?: string[];
  "gen_ai.request.encoding_formats"?: string[];
  "gen_ai.request.reasoning.level"?: string;
  "gen_ai.request.previous_response.id"?: string;
  "gen_ai.output.type"?: Open<OutputType>;
}
