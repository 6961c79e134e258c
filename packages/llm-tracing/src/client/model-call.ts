import { isAsyncIterable, Lease, observeIterable } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../inference/inference-span.ts";
import type { ModelApi } from "./model-api.ts";

/** One call of a model: told of what becomes of it, it ends the span. Only what comes first counts. */
export class ModelCall {
  /** Held by everything through which the application may still consume the answer. */
  readonly lease: Lease;
  readonly #inference: InferenceSpan;
  readonly #api: ModelApi;
  #parsing = false;
  #received = false;

  constructor(inference: InferenceSpan, api: ModelApi) {
    this.#inference = inference;
    this.#api = api;
    this.lease = new Lease(inference);
  }

  /** The client has begun to read the body. */
  parses(): void {
    this.#parsing = true;
  }

  /** The answer, or the stream it comes in. */
  receives(answer: unknown): void {
    if (this.#received) return;
    this.#received = true;
    this.lease.touch();
    const { isolation } = this.#inference.operation;
    if (isAsyncIterable(answer)) {
      const observed = isolation.run("observing a stream", () => {
        this.#observe(answer);
        return true;
      });
      if (observed !== undefined) return;
    } else {
      isolation.run("reading an answer", () => this.#api.recordAnswer(this.#inference, answer));
    }
    this.lease.end();
  }

  /** The application has the raw response. Unless the client reads it as well, nothing more will be known of it. */
  handsOver(): void {
    if (!this.#parsing) this.lease.end();
  }

  fails(error: unknown): void {
    this.lease.fail(error);
  }

  /** Reads the chunks of a client's stream as they pass. The stream stays the same object. */
  #observe(stream: AsyncIterable<unknown>): void {
    const inference = this.#inference;
    const { isolation } = inference.operation;
    const read = this.#api.chunkReader(inference);
    observeIterable(stream, {
      lease: this.lease,
      onChunk: (chunk) => {
        inference.recordChunk();
        isolation.run("reading a chunk", () => read(chunk));
      },
    });
  }
}
