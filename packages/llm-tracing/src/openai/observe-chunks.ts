import type { InferenceSpan } from "../inference-span.ts";
import type { Lease } from "../lease.ts";
import { observeIterable } from "../observe-iterable.ts";
import { ObservedIterator, type Steps } from "../observed-iterator.ts";
import { patch } from "../patch.ts";
import { readProperty } from "../read-property.ts";
import { ChunkReader } from "./chunk-reader.ts";

export interface ObserveChunksOptions {
  readonly inference: InferenceSpan;
  readonly lease: Lease;
  readonly choiceCount: number;
}

/**
 * Ends the span when the stream's request is aborted between two steps. A step under way tells more: a client aborts
 * its own request too when it meets an error, before the step rejects with it. An abort of the application's ends that
 * step quietly, without the finish reason that is expected.
 */
const cancelOnAbort = (signal: unknown, inference: InferenceSpan, steps: Steps): void => {
  if (!(signal instanceof EventTarget)) return;
  const cancel = (): void => {
    if (steps.pending === 0) inference.cancel();
  };
  signal.addEventListener("abort", cancel, { once: true });
};

/**
 * Reads the chunks of a client's stream as they pass. The stream stays the same object; a stream of the OpenAI library
 * makes all its iterators, those of `tee()` and `toReadableStream()` included, with its `iterator` function.
 */
export const observeChunks = (
  stream: AsyncIterable<unknown>,
  { inference, lease, choiceCount }: ObserveChunksOptions,
): void => {
  const reader = new ChunkReader(inference, choiceCount);
  const steps: Steps = { pending: 0 };
  const { isolation } = inference.operation;
  const options = {
    lease,
    steps,
    onChunk: (chunk: unknown) => isolation.run("reading a chunk", () => reader.read(chunk)),
  };

  const iterator = readProperty(stream, "iterator");
  if (typeof iterator === "function") {
    const open = iterator.bind(stream) as () => AsyncIterator<unknown, unknown, unknown>;
    patch(stream, "iterator", () => new ObservedIterator({ ...options, open }));
  } else {
    observeIterable(stream, options);
  }
  cancelOnAbort(readProperty(readProperty(stream, "controller"), "signal"), inference, steps);
};
