import { context } from "@opentelemetry/api";
import { Isolation, isThenable, type Log } from "@sideband/propagation/lifetime";
import type { Provider } from "@sideband/semconv";

import type { InferenceRequest } from "../inference/inference-request.ts";
import type { InferenceSpan } from "../inference/inference-span.ts";
import type { LlmTracer } from "../llm-tracer.ts";
import { endpointOf } from "./endpoint.ts";
import type { Method, ModelApi } from "./model-api.ts";
import { ModelCall } from "./model-call.ts";
import { observePromise } from "./observe-promise.ts";

/** Calls a client's method, in the context of the span for it. */
export type Invoke = (inference: InferenceSpan, args: readonly unknown[], call: () => unknown) => unknown;

export interface TraceMethodOptions {
  readonly client: object;
  /** The provider whose API it is: who answers, unless the base URL tells of another. */
  readonly provider: Provider;
  readonly api: ModelApi;
  readonly llm: LlmTracer;
  /** The tracer's. */
  readonly log: Log;
  /** For clients that trace by themselves. @default calls it */
  readonly invoke?: Invoke;
}

/** A method with a span around each call, and all else that the method has. */
export const traceMethod = (original: Method, options: TraceMethodOptions): Method => {
  const { client, provider, api, llm, log, invoke = (_inference, _args, call) => call() } = options;
  const isolation = new Isolation(log);

  const recordContent = (inference: InferenceSpan, body: unknown): void => {
    const { messages, systemInstructions, tools } = api.content(body);
    if (messages !== undefined) inference.recordInput(messages);
    if (systemInstructions !== undefined) inference.recordInstructions(systemInstructions);
    if (tools !== undefined) inference.recordTools(tools);
  };

  const start = (body: unknown, requestOptions: unknown): InferenceSpan => {
    const read = (): InferenceRequest => api.request(body, endpointOf(client, provider), requestOptions);
    const request = isolation.run("reading a request", read);
    const inference = llm.startInference(request ?? { provider }) as InferenceSpan;
    if (inference.capturesContent) isolation.run("reading messages", () => recordContent(inference, body));
    return inference;
  };

  const apply = (_: Method, self: unknown, args: unknown[]): unknown => {
    const inference = start(args[0], args[1]);
    let result: unknown;
    try {
      const invokeOriginal = (): unknown => invoke(inference, args, () => Reflect.apply(original, self, args));
      result = context.with(inference.context, invokeOriginal);
    } catch (error) {
      inference.fail(error);
      throw error;
    }
    const call = new ModelCall(inference, api);
    if (!isThenable(result)) {
      call.receives(result);
      return result;
    }
    const promise = result;
    const observed = isolation.run("observing a promise", () => ({ result: observePromise(promise, call) }));
    if (observed !== undefined) return observed.result;
    inference.end();
    return promise;
  };

  return new Proxy(original, { apply });
};
