import { PROVIDER_ANTHROPIC } from "@sideband/semconv";

import { tracingOf } from "../client/tracing-of.ts";
import { hasMethod, wrapClient } from "../client/wrap-client.ts";
import { expectOption } from "../expect-option.ts";
import type { LlmTracer } from "../llm-tracer.ts";
import type { AnthropicShape } from "./client-shape.ts";
import { METHODS } from "./methods.ts";
import { beginNativeSpan } from "./native/native-span.ts";
import { type NativeSpanUse, redirectNativeSpans } from "./native/redirect-native-spans.ts";

export interface WrapAnthropicOptions {
  /** What cannot be traced is told to its log. @default a tracer on the global provider */
  readonly llm?: LlmTracer;
  /**
   * What becomes of the span that the client itself makes of a call, `anthropic.messages.create`, in the versions that
   * do. "silence": there is none, and no request of the client carries trace context; what it traces besides, such as
   * the tools of a tool runner, stays. "adopt": it stays under ours, with what it tells of the HTTP exchange and without
   * `gen_ai.*`, so that tokens are counted once; trace context goes out as the client's options say.
   * @default "silence"
   */
  readonly nativeSpan?: NativeSpanUse;
}

/**
 * Traces the messages of an Anthropic client, `messages.create` and `beta.messages.create`, streamed or not, those of
 * its helpers (`parse`, `stream`, `toolRunner`) and those of its `withOptions()` clones. Gives back the very client:
 * its methods are replaced, promises and streams keep their identity and their methods. Any client of this shape will
 * do, whatever its version, those for Bedrock and Vertex too; a client is wrapped once, however often this is called.
 *
 * A span covers the client's retries and ends with the answer: for a stream, when it has been consumed, left or
 * aborted. After `asResponse()`, whose body only the application reads, it ends with the headers. Requests and responses
 * are not changed.
 *
 * @throws TypeError where `client` has no `messages.create`, or an option is not what it should be.
 *
 * @example
 * ```ts
 * const anthropic = wrapAnthropic(new Anthropic());
 * ```
 */
export const wrapAnthropic = <Client extends AnthropicShape>(
  client: Client,
  options: WrapAnthropicOptions = {},
): Client => {
  const { llm, nativeSpan = "silence" } = options;
  if (!hasMethod(client, METHODS)) {
    throw new TypeError(`Expected \`client\` to have a method messages.create, got ${typeof client} without one`);
  }
  expectOption(options, "nativeSpan", '"silence" or "adopt"', (use) => use === "silence" || use === "adopt");
  const tracing = tracingOf(llm);
  wrapClient(client, {
    ...tracing,
    methods: METHODS,
    provider: PROVIDER_ANTHROPIC,
    prepare: (prepared) => redirectNativeSpans(prepared, nativeSpan, tracing.log),
    invoke: beginNativeSpan,
  });
  return client;
};
