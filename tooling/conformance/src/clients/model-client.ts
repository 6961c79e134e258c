import type { ClientKind } from "../adapter.ts";

/** What a program asks a model; each client says it in the words of its API. */
export interface ModelRequest {
  readonly model?: string;
  readonly prompt?: string;
  /** Two tools, which a reply may call. @default false */
  readonly tools?: boolean;
  /** Whether a streamed call asks for token counts, where that is a choice. @default true */
  readonly usage?: boolean;
}

/** What all client libraries take with a call, under the same names. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly maxRetries?: number;
}

/** The promise of a call. */
export interface Call<Answer> extends Promise<Answer> {
  asResponse(): Promise<Response>;
  withResponse(): Promise<{ data: Answer; response: Response; request_id?: string | null | undefined }>;
}

/** A streamed answer. */
export interface ChunkStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
  tee(): [ChunkStream, ChunkStream];
  toReadableStream(): ReadableStream;
}

/** A client's own consumer of a stream, with events. */
export interface StreamHelper extends AsyncIterable<unknown> {
  readonly controller: AbortController;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  abort(): void;
  done(): Promise<void>;
}

/** The calls of an API that makes text. */
export interface CompletionCalls {
  stream(client: object, request: ModelRequest, options?: CallOptions): Call<ChunkStream>;
  helper(client: object, request: ModelRequest, options?: CallOptions): StreamHelper;
  /** The events that a helper can tell. */
  readonly helperEvents: readonly string[];
  /** What a helper has gathered at its end. */
  final(helper: StreamHelper): Promise<object>;
  /** Asks for an object with a number `id`. */
  parse(client: object, request: ModelRequest, options?: CallOptions): Call<object>;
}

/** Where to find the provider, and how to call it. */
export interface Connection {
  readonly fetch: typeof globalThis.fetch;
  readonly openAIUrl: string;
  readonly anthropicUrl: string;
}

/** One API of one line of a client library. */
export interface ModelClient {
  readonly name: string;
  readonly kind: ClientKind;
  open(connection: Connection): object;
  create(client: object, request: ModelRequest, options?: CallOptions): Call<object>;
  /** `null` where vectors are made: nothing is streamed, and there are no finish reasons. */
  readonly completions: CompletionCalls | null;
}

export const DEFAULT_MODEL = "model-a";
export const DEFAULT_PROMPT = "Where is my order?";
export const TOOL_NAMES = ["lookup_order", "lookup_customer"] as const;
