import type { ExchangeOutcome } from "../http/exchange.ts";

/** The endpoints that a provider serves. */
export type EndpointName =
  | "openai.chat_completions"
  | "openai.responses"
  | "openai.embeddings"
  | "anthropic.messages"
  | "anthropic.count_tokens"
  | "gemini.generate_content"
  | "gemini.count_tokens"
  | "gemini.embed_content";

/** One message of a conversation, as far as a script usually looks. */
export interface ProviderMessage {
  readonly role: string;
  readonly content?: unknown;
  readonly [field: string]: unknown;
}

/** The parsed body of a request. Fields are as the client sent them; these three are common to several vendors. */
export interface ProviderRequestBody {
  readonly model?: string;
  readonly messages?: readonly ProviderMessage[];
  readonly stream?: boolean;
  readonly [field: string]: unknown;
}

/** What a script may look at. */
export interface ProviderRequest {
  /** 0 for the first request that this provider got. */
  readonly index: number;
  readonly method: string;
  /** As it was sent, the query included. */
  readonly path: string;
  /** Which endpoint the request is for, or `null` where the provider has none. */
  readonly endpoint: EndpointName | null;
  /** The model asked for, in the body or, with Gemini, in the path; `null` if there is none. */
  readonly model: string | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when the body was not a JSON object. */
  readonly body: ProviderRequestBody;
  readonly bodyText: string;
}

/** A request and what became of it. */
export interface ProviderCall extends ProviderRequest {
  readonly outcome: ExchangeOutcome;
  /** The client left before the answer was complete: its cancellation reached the provider. */
  readonly abortedByClient: boolean;
  /** The HTTP status that was sent, or `null` if none was. */
  readonly status: number | null;
  /** The id of the answer: OpenAI's header `x-request-id`, Anthropic's `request-id`. Gemini has none in its headers. */
  readonly requestId: string;
  /** Events of the stream that were sent, OpenAI's final `[DONE]` not counted. */
  readonly chunksWritten: number;
  /** Why the provider failed: its script threw, say. Absent if it did not. */
  readonly error?: string;
}
