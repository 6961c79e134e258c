import type { InferenceRequest } from "../inference/inference-request.ts";
import type { InferenceSpan } from "../inference/inference-span.ts";
import type { Endpoint } from "./endpoint.ts";

/** What is sent to a model, and recorded only where content is captured. */
export type RequestContent = Pick<InferenceRequest, "messages" | "systemInstructions" | "tools">;

/** How one method of a client's API reads. The values may be anything, and are read, never changed. */
export interface ModelApi {
  /** What a call asks for, without its content. `options` are what the client takes beside the body, such as a timeout. */
  request(body: unknown, endpoint: Endpoint, options?: unknown): InferenceRequest;
  /** The content of a call, apart: it is converted only where it is wanted. */
  content(body: unknown): RequestContent;
  /** Records an answer that came in one piece. */
  recordAnswer(inference: InferenceSpan, answer: unknown): void;
  /** Gives what records the chunks of a streamed answer, one after the other. */
  chunkReader(inference: InferenceSpan): (chunk: unknown) => void;
}

/** A method of a client, or one that stands in its place. */
export type Method = (...args: unknown[]) => unknown;
