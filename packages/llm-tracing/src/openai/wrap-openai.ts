import { type Log, patch, readProperty } from "@sideband/propagation/lifetime";

import { LlmTracer } from "../llm-tracer.ts";
import { tracerLog } from "../tracer-log.ts";
import type { Create, OpenAIShape } from "./client-shape.ts";
import { traceCreate } from "./trace-create.ts";

export interface WrapOpenAIOptions {
  /** What cannot be traced is told to its log. @default a tracer on the global provider */
  readonly llm?: LlmTracer;
}

/** The resources whose methods have been replaced. */
const wrapped = /* @__PURE__ */ new WeakSet<object>();

const completionsOf = (client: unknown): { create: Create } | undefined => {
  const completions = readProperty(readProperty(client, "chat"), "completions");
  return typeof readProperty(completions, "create") === "function" ? (completions as { create: Create }) : undefined;
};

interface Tracing {
  readonly llm: LlmTracer;
  readonly log: Log;
}

/** Spans are recorded through what only the tracers of this copy of the package have. */
const tracingOf = (llm: LlmTracer): Tracing => {
  const log = tracerLog(llm);
  if (log !== undefined) return { llm, log };
  throw new TypeError(`Expected \`llm\` to be an LlmTracer of this copy of @sideband/llm-tracing, got ${typeof llm}`);
};

const patchClient = (client: object, completions: { create: Create }, tracing: Tracing): void => {
  const withOptions = readProperty(client, "withOptions");
  if (typeof withOptions === "function") {
    patch(client, "withOptions", function withOptionsTraced(this: unknown, ...args: unknown[]): unknown {
      const clone: unknown = Reflect.apply(withOptions, this, args);
      return completionsOf(clone) === undefined ? clone : wrapOpenAI(clone as OpenAIShape, { llm: tracing.llm });
    });
  }
  patch(completions, "create", traceCreate({ client, create: completions.create, ...tracing }));
  wrapped.add(completions);
};

/**
 * Traces the chat completions of an OpenAI client, streamed or not, those of its helpers (`parse`, `stream`,
 * `runTools`) and those of its `withOptions()` clones. Gives back the very client: two of its methods are replaced,
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
  const completions = completionsOf(client);
  if (completions === undefined) {
    throw new TypeError(
      `Expected \`client\` to have a method chat.completions.create, got ${typeof client} without one`,
    );
  }
  const given = options.llm === undefined ? undefined : tracingOf(options.llm);
  if (wrapped.has(completions)) return client;
  const tracing = given ?? tracingOf(new LlmTracer());
  try {
    patchClient(client, completions, tracing);
  } catch {
    tracing.log("this OpenAI client takes no new methods (frozen?); its calls are not traced");
  }
  if (completionsOf(client) !== completions) {
    tracing.log("this OpenAI client makes chat.completions anew; its calls are not traced");
  }
  return client;
};
