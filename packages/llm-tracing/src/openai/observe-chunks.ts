import { type Lease, observeIterable } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../inference-span.ts";
import { ChunkReader } from "./chunk-reader.ts";

export interface ObserveChunksOptions {
  readonly inference: InferenceSpan;
  readonly lease: Lease;
  readonly choiceCount: number;
}

/** Reads the chunks of a client's stream as they pass. The stream stays the same object. */
export const observeChunks = (
  stream: AsyncIterable<unknown>,
  { inference, lease, choiceCount }: ObserveChunksOptions,
): void => {
  const reader = new ChunkReader(inference, choiceCount);
  const { isolation } = inference.operation;
  observeIterable(stream, {
    lease,
    onChunk: (chunk) => isolation.run("reading a chunk", () => reader.read(chunk)),
  });
};
