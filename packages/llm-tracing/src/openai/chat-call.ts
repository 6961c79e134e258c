import { isAsyncIterable, Lease } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../inference-span.ts";
import { recordCompletion } from "./completion.ts";
import { observeChunks } from "./observe-chunks.ts";

export interface ChatCallOptions {
  readonly inference: InferenceSpan;
  readonly choiceCount: number;
}

/** One call of `create`: told of what becomes of it, it ends the span. Only what comes first counts. */
export class ChatCall {
  /** Held by everything through which the application may still consume the answer. */
  readonly lease: Lease;
  readonly #inference: InferenceSpan;
  readonly #choiceCount: number;
  #parsing = false;
  #received = false;

  constructor({ inference, choiceCount }: ChatCallOptions) {
    this.#inference = inference;
    this.#choiceCount = choiceCount;
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
        observeChunks(answer, { inference: this.#inference, lease: this.lease, choiceCount: this.#choiceCount });
        return true;
      });
      if (observed !== undefined) return;
    } else {
      isolation.run("reading a completion", () => recordCompletion(this.#inference, answer));
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
}
