import { wrapAnthropic as wrap, type WrapAnthropicOptions } from "@sideband/llm-tracing/anthropic";

import { StartedLlmTracer } from "./started-llm-tracer.ts";

/**
 * Traces the messages of an Anthropic client, streamed or not, and gives back the very client. Without `llm`, each call
 * goes through the telemetry that `start()` has running at that moment, and otherwise through the global tracer provider:
 * the client may be wrapped before `start()`. The spans that the client makes by itself are silenced, and it sends no
 * trace context to the vendor; see `nativeSpan`.
 *
 * @throws TypeError where `client` has no `messages.create`, or an option is not what it should be.
 *
 * @example
 * ```ts
 * const anthropic = wrapAnthropic(new Anthropic());
 * ```
 */
export const wrapAnthropic = <Client extends Parameters<typeof wrap>[0]>(
  client: Client,
  options: WrapAnthropicOptions = {},
): Client => wrap(client, { ...options, llm: options.llm ?? new StartedLlmTracer() });
