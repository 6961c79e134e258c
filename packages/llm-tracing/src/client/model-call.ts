import { isAsyncIterable, Lease, observeIterable, type Steps } from "@sideband/propagation/lifetime";

import type { InferenceSpan } from "../inference/inference-span.ts";
import type { EventDecoder } from "./event-decoder.ts";
import type { ModelApi } from "./model-api.ts";
import { observeBody } from "./observe-body.ts";

/** One call of a model: told of what becomes of it, it ends the span. Only what comes first counts. */
export class ModelCall {
  /** Held by everything through which the application may still consume the answer. */
  readonly lease: Lease;
  readonly #inference: InferenceSpan;
  readonly #api: ModelApi;
  /** How many steps of the client read the body, or take apart what another of them has read. */
  #steps = 0;
  #received = false;
  #streams = false;

  constructor(inference: InferenceSpan, api: ModelApi) {
    this.#inference = inference;
    this.#api = api;
    this.lease = new Lease(inference);
  }

  /** A step of the client has begun. */
  parses(): void {
    this.#steps += 1;
  }

  /**
   * The answer, or the stream it comes in, before a helper of the client takes it apart.
   *
   * @param decoder makes chunks of what the stream brings, where that is bytes.
   */
  reads(answer: unknown, decoder?: EventDecoder): void {
    if (this.#received) return;
    this.#received = true;
    this.lease.touch();
    const { isolation } = this.#inference.operation;
    if (!isAsyncIterable(answer)) {
      isolation.run("reading an answer", () => this.#api.recordAnswer(this.#inference, answer));
      return;
    }
    isolation.run("observing a stream", () => {
      this.#observe(answer, decoder);
      this.#streams = true;
    });
  }

  /**
   * What a step has come to. The span of an answer in one piece ends with the last of them: until then the application
   * may be given an error in its place.
   */
  receives(answer: unknown): void {
    this.reads(answer);
    if (this.#steps > 0) this.#steps -= 1;
    if (this.#steps === 0 && !this.#streams) this.lease.end();
  }

  /** A helper of the client has the response, and may read its stream by itself. */
  shares(props: unknown): void {
    this.#inference.operation.isolation.run("observing a body", () => observeBody(props, this));
  }

  /** The application has the raw response. Unless the client reads it as well, nothing more will be known of it. */
  handsOver(): void {
    if (this.#steps === 0 && !this.#received) this.lease.end();
  }

  fails(error: unknown): void {
    this.lease.fail(error);
  }

  /** Reads the chunks of a client's stream as they pass. The stream stays the same object. */
  #observe(stream: AsyncIterable<unknown>, decoder: EventDecoder | undefined): void {
    const inference = this.#inference;
    const { isolation } = inference.operation;
    const read = this.#api.chunkReader(inference);
    const steps: Steps = { pending: 0 };
    inference.streams(steps);
    const take = (chunk: unknown): void => {
      inference.recordChunk();
      isolation.run("reading a chunk", () => read(chunk));
    };
    const takeData = (data: string): void => {
      try {
        take(JSON.parse(data));
      } catch (error) {
        // As the client will, which makes the same of it.
        this.fails(error);
      }
    };
    const takeBytes = (bytes: unknown): void => {
      isolation.run("decoding a body", () => decoder?.push(bytes as Uint8Array).forEach(takeData));
    };
    observeIterable(stream, { lease: this.lease, steps, onChunk: decoder === undefined ? take : takeBytes });
  }
}
