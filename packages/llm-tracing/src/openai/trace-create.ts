import { context } from "@opentelemetry/api";
import { Isolation, isThenable, type Log, patch, readProperty } from "@sideband/propagation/lifetime";
import { ATTR_GEN_AI_TOOL_DEFINITIONS, PROVIDER_OPENAI } from "@sideband/semconv";

import { count } from "../attribute-fields.ts";
import type { InferenceSpan } from "../inference-span.ts";
import type { LlmTracer } from "../llm-tracer.ts";
import { ChatCall } from "./chat-call.ts";
import type { Create } from "./client-shape.ts";
import { endpointOf } from "./endpoint.ts";
import { observePromise } from "./observe-promise.ts";
import { contentOf, requestOf } from "./request.ts";

export interface TraceCreateOptions {
  readonly client: object;
  readonly create: Create;
  readonly llm: LlmTracer;
  /** The tracer's. */
  readonly log: Log;
}

const recordContent = (inference: InferenceSpan, body: unknown): void => {
  const { messages, tools } = contentOf(body);
  if (messages !== undefined) inference.recordInput(messages);
  if (tools !== undefined) inference.operation.setContent(ATTR_GEN_AI_TOOL_DEFINITIONS, () => tools);
};

/** A `chat.completions.create` with a span around each call. */
export const traceCreate = ({ client, create: original, llm, log }: TraceCreateOptions): Create => {
  const isolation = new Isolation(log);

  const start = (body: unknown): InferenceSpan => {
    const request = isolation.run("reading a request", () => requestOf(body, endpointOf(client)));
    const inference = llm.startInference(request ?? { provider: PROVIDER_OPENAI }) as InferenceSpan;
    if (inference.capturesContent) isolation.run("reading messages", () => recordContent(inference, body));
    return inference;
  };

  function create(this: unknown, ...args: unknown[]): unknown {
    const inference = start(args[0]);
    let result: unknown;
    try {
      result = context.with(inference.context, () => Reflect.apply(original, this, args));
    } catch (error) {
      inference.fail(error);
      throw error;
    }
    const choiceCount = Number(count(readProperty(args[0], "n")) ?? 1);
    const call = new ChatCall({ inference, choiceCount });
    if (!isThenable(result)) {
      call.receives(result);
      return result;
    }
    const promise = result;
    const observed = isolation.run("observing a promise", () => ({ result: observePromise(promise, call) }));
    if (observed !== undefined) return observed.result;
    inference.end();
    return promise;
  }

  patch(create, "length", original.length);
  return create;
};
