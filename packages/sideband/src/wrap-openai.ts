import { wrapOpenAI as wrap, type WrapOpenAIOptions } from "@sideband/llm-tracing/openai";

import { StartedLlmTracer } from "./started-llm-tracer.ts";

/**
 * Traces the chat completions of an OpenAI client, streamed or not, and gives back the very client. Without `llm`, each
 * call goes through the telemetry that `start()` has running at that moment, and otherwise through the global tracer
 * provider: the client may be wrapped before `start()`. A client that cannot be traced is told to the `log` of `start()`,
 * or on the console.
 *
 * @throws TypeError where `client` has no `chat.completions.create`, or `llm` is no `LlmTracer`.
 *
 * @example
 * ```ts
 * const openai = wrapOpenAI(new OpenAI());
 * ```
 */
export const wrapOpenAI = <Client extends Parameters<typeof wrap>[0]>(
  client: Client,
  options: WrapOpenAIOptions = {},
): Client => wrap(client, { llm: options.llm ?? new StartedLlmTracer() });
