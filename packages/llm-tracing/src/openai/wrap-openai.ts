import { PROVIDER_OPENAI } from "@sideband/semconv";

import { tracingOf } from "../client/tracing-of.ts";
import { hasMethod, wrapClient } from "../client/wrap-client.ts";
import type { LlmTracer } from "../llm-tracer.ts";
import type { OpenAIShape } from "./client-shape.ts";
import { METHODS } from "./methods.ts";

export interface WrapOpenAIOptions {
  /** What cannot be traced is told to its log. @default a tracer on the global provider */
  readonly llm?: LlmTracer;
}

/**
 * Traces the calls that an OpenAI client makes of models: chat completions, responses, embeddings and the completions
 * before chats, streamed or not, those of its helpers (`parse`, `stream`, `runTools`) and those of its `withOptions()`
 * clones. Gives back the very client: its methods are replaced, promises and streams keep their identity and their
 * methods. Any client of this shape will do, whatever its version, and whatever part of the API it has; a client is
 * wrapped once, however often this is called.
 *
 * A span covers the client's retries and ends with the answer: for a stream, when it has been consumed, left or
 * aborted. After `asResponse()`, whose body only the application reads, it ends with the headers. It fails with what
 * the application is given in place of an answer, be it that `parse` can make nothing of it, and where a response says
 * of itself that it failed. Neither request nor response is changed: token counts of a streamed chat are known if the
 * application asks for them (`stream_options.include_usage`).
 *
 * @throws TypeError where `client` has none of these methods, or `llm` is no `LlmTracer`.
 *
 * @example
 * ```ts
 * const openai = wrapOpenAI(new OpenAI());
 * ```
 */
export const wrapOpenAI = <Client extends OpenAIShape>(client: Client, options: WrapOpenAIOptions = {}): Client => {
  if (!hasMethod(client, METHODS)) {
    const names = METHODS.map(({ resource, name }) => [...resource, name].join("."));
    throw new TypeError(
      `Expected \`client\` to have one of the methods ${names.join(", ")}, got ${typeof client} without any`,
    );
  }
  wrapClient(client, { ...tracingOf(options.llm), methods: METHODS, provider: PROVIDER_OPENAI });
  return client;
};
