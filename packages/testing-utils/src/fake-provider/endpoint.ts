import type { CompletionReply } from "./completion-reply.ts";
import type { ProviderRequest } from "./provider-request.ts";
import type { StatusReply } from "./status-reply.ts";

/** What makes an answer's identity: the same in every run. */
export interface AnswerStamp {
  /** Counts the requests of a provider from 1. */
  readonly number: number;
  /** Seconds since 1970. */
  readonly createdSeconds: number;
}

/** One path of one vendor's API: how its requests are checked and its answers look on the wire. */
export interface Endpoint {
  readonly path: string;
  /** The headers of every answer. */
  headers(requestId: string): Readonly<Record<string, string>>;
  /** How the vendor refuses a request that it cannot serve, or `null` if it can. */
  refusal(request: ProviderRequest): StatusReply | null;
  errorBody(reply: StatusReply): string;
  /** Whether the request asks for a stream. */
  streams(request: ProviderRequest): boolean;
  body(reply: CompletionReply, request: ProviderRequest, stamp: AnswerStamp): string;
  /** The events of the streamed answer as they are written, without what closes the stream. */
  events(reply: CompletionReply, request: ProviderRequest, stamp: AnswerStamp): readonly string[];
  errorEvent(reply: StatusReply): string;
  /** What closes a complete stream. */
  readonly lastEvent: string;
}
