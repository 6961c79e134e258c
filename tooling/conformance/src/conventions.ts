import { SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";

import type { SpanReader } from "./span-reader.ts";

const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** Reads spans that follow the OpenTelemetry conventions for generative AI. */
export const conventions: SpanReader<ReadableSpan> = {
  failed: ({ status }) => status.code === SpanStatusCode.ERROR,
  errorType: ({ attributes }) => attributes["error.type"],
  model: ({ attributes }) => attributes["gen_ai.request.model"],
  finishReasons: ({ attributes }) => attributes["gen_ai.response.finish_reasons"],
  usage: ({ attributes }) => ({
    inputTokens: number(attributes["gen_ai.usage.input_tokens"]),
    outputTokens: number(attributes["gen_ai.usage.output_tokens"]),
  }),
  timeToFirstChunk: ({ attributes }) => number(attributes["gen_ai.response.time_to_first_chunk"]),
};
