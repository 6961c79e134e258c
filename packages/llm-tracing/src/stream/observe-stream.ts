import { context } from "@opentelemetry/api";
import { DeferredIterator, Lease, ObservedIterator, type Steps } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../inference/inference-span.ts";
import type { LlmSpan } from "../inference/llm-span.ts";
import type { StreamSource } from "./stream-source.ts";

export type ReadChunk<T> = (chunk: T, span: LlmSpan) => void;

/** What is done with each chunk. */
const reader = <T>(inference: InferenceSpan, read: ReadChunk<T> | undefined) => {
  const { isolation } = inference.operation;
  return (chunk: T): void => {
    inference.recordChunk();
    if (read === undefined || !inference.operation.open) return;
    isolation.runCallback("the `read` callback of a stream", () => read(chunk, inference));
  };
};

/** Who holds a source can still read it: then its request is not one to abort. */
const leases = /* @__PURE__ */ new WeakMap<object, Lease>();

const observe = <T>(inference: InferenceSpan, source: AsyncIterable<T>, read?: ReadChunk<T>): ObservedIterator<T> => {
  const steps: Steps = { pending: 0 };
  const lease = new Lease(inference);
  inference.streams(steps);
  inference.operation.isolation.run("observing a stream", () => {
    leases.set(source, lease);
    lease.follows(source, steps);
  });
  return new ObservedIterator({
    lease,
    open: () => source[Symbol.asyncIterator](),
    onChunk: reader(inference, read),
    steps,
  });
};

/** Wraps a source of chunks into a generator that ends the span of `start()`. */
export const observeStream = <T>(
  start: () => InferenceSpan,
  source: StreamSource<T>,
  read?: ReadChunk<T>,
): AsyncGenerator<T, unknown, unknown> => {
  if (typeof source !== "function") return observe(start(), source, read);
  const caller = context.active();
  return new DeferredIterator(async () => {
    const inference = context.with(caller, start);
    try {
      return observe(inference, await context.with(inference.context, source), read);
    } catch (error) {
      inference.fail(error);
      throw error;
    }
  });
};
