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
 * Traces the chat completions of an OpenAI client, streamed or not, those of its helpers (`parse`, `stream`,
 * `runTools`) and those of its `withOptions()` clones. Gives back the very client: its methods are replaced,
 * promises and streams keep their identity and their methods. Any client of this shape will do, whatever its version;
 * a client is wrapped once, however often this is called.
 *
 * A span covers the client's retries and ends with the answer: for a stream, when it has been consumed, left or
 * aborted. After `asResponse()`, whose body only the application reads, it ends with the headers. Neither request nor
 * response is changed: token counts of a stream are known if the application asks for them
 * (`stream_options.include_usage`).
 *
 * @throws TypeError where `client` has no `chat.completions.create`, or `llm` is no `LlmTracer`.
 *
 * @example
 * ```ts
 * const openai = wrapOpenAI(new OpenAI());
 * ```
 */
export const wrapOpenAI = <Client extends OpenAIShape>(client: Client, options: WrapOpenAIOptions = {}): Client => {
  if (!hasMethod(client, METHODS)) {
    throw new TypeError(
      `Expected \`client\` to have a method chat.completions.create, got ${typeof client} without one`,
    );
  }
  wrapClient(client, { ...tracingOf(options.llm), methods: METHODS, provider: PROVIDER_OPENAI });
  return client;
};
