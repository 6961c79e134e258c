import { AnthropicInstrumentation } from "@arizeai/openinference-instrumentation-anthropic";
import { OpenAIInstrumentation } from "@arizeai/openinference-instrumentation-openai";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";

import type { Adapter } from "../adapter.ts";

const instrumentations = { openai: new OpenAIInstrumentation(), anthropic: new AnthropicInstrumentation() };

const numberAt = ({ attributes }: ReadableSpan, key: string): number | undefined => {
  const value = attributes[key];
  return typeof value === "number" ? value : undefined;
};

/** Its names of errors stand in the exception events, which carry the error's code, or else its name. */
const exceptionType = ({ events }: ReadableSpan): unknown =>
  events.find(({ name }) => name === "exception")?.attributes?.["exception.type"];

/** OpenInference: patches the classes of the client libraries. */
export const adapter: Adapter = {
  name: "openinference",
  instrument: (client, kind) => {
    instrumentations[kind].manuallyInstrument(client.constructor as never);
    return client;
  },
  read: {
    errorType: exceptionType,
    model: ({ attributes }) => attributes["llm.model_name"] ?? attributes["embedding.model_name"],
    finishReasons: ({ attributes }) => {
      const reason = attributes["llm.finish_reason"];
      return reason === undefined ? undefined : [reason];
    },
    usage: (span) => ({
      inputTokens: numberAt(span, "llm.token_count.prompt"),
      outputTokens: numberAt(span, "llm.token_count.completion"),
    }),
    timeToFirstChunk: null,
  },
};
