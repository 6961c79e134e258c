import type { CompletionReply } from "./completion-reply.ts";
import type { EmbeddingsReply } from "./embeddings-reply.ts";
import type { EndpointName, ProviderRequest } from "./provider-request.ts";
import type { ServerSentEvent } from "./server-sent-event.ts";
import type { StatusReply } from "./status-reply.ts";
import type { Vendor } from "./vendor.ts";

/** What makes an answer's identity: the same in every run. */
export interface AnswerStamp {
  /** Counts the requests of a provider from 1. */
  readonly number: number;
  /** Seconds since 1970. */
  readonly createdSeconds: number;
}

/** All that an answer is made of. */
export interface Answer<Reply = CompletionReply> {
  readonly reply: Reply;
  readonly request: ProviderRequest;
  readonly stamp: AnswerStamp;
}

/** How an endpoint streams. */
export interface StreamForm {
  /** The events of the answer. */
  events(answer: Answer): readonly ServerSentEvent[];
  /** How a stream tells an error, after so many events. */
  errorEvents(answer: Answer, error: StatusReply, sent: number): readonly ServerSentEvent[];
  /** What closes a stream that came to its end, and is no chunk of it. */
  readonly closing: readonly ServerSentEvent[];
}

/** How a well-formed answer says that it failed. */
export interface FailedForm {
  body(answer: Answer, error: StatusReply): string;
  events(answer: Answer, error: StatusReply, sent: number): readonly ServerSentEvent[];
}

/** One path of one vendor's API: which requests it gets and how they are checked. */
interface Route {
  readonly name: EndpointName;
  readonly vendor: Vendor;
  serves(pathname: string): boolean;
  /** The model that the request asks for. */
  model(request: ProviderRequest): string | null;
  /** How the vendor refuses a request that it cannot serve, or `null` if it can. */
  refusal(request: ProviderRequest): StatusReply | null;
}

/** What a model says, or what is told about it. */
export interface CompletionEndpoint extends Route {
  readonly takes: "completion";
  /** Whether the request asks for a stream. */
  streams(request: ProviderRequest): boolean;
  body(answer: Answer): string;
  readonly stream: StreamForm | null;
  readonly failed: FailedForm | null;
}

/** Vectors for texts. */
export interface EmbeddingsEndpoint extends Route {
  readonly takes: "embeddings";
  body(answer: Answer<CompletionReply | EmbeddingsReply>): string;
}

/** What a provider serves, and how its answers look on the wire. */
export type Endpoint = CompletionEndpoint | EmbeddingsEndpoint;
