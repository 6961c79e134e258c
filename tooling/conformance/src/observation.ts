import type { TokenCounts } from "./span-reader.ts";

/** What reached the provider, and how it ended there. */
export interface RequestFacts {
  readonly path: string;
  /** The names of its headers, in order. */
  readonly headers: readonly string[];
  /** As it was sent; of a long one, its length and digest. */
  readonly body: string;
  readonly status: number | null;
  /** `aborted-by-client` where a cancellation has arrived. */
  readonly outcome: string;
}

/** What a span says, in the suite's words. */
export interface SpanFacts {
  readonly name: string;
  readonly scope: string;
  /** How often it was ended; more than once is as wrong as never. */
  readonly ends: number;
  readonly hasRightParent: boolean;
  readonly failed: boolean;
  readonly errorType: unknown;
  readonly model: unknown;
  readonly finishReasons: unknown;
  readonly usage: TokenCounts;
  readonly timeToFirstChunkS: number | null;
}

/** All that there was to see of one run of a scenario. Plain data: it crosses processes. */
export interface Observation {
  /** What the program printed. */
  readonly lines: readonly string[];
  /** What the errors are called that it saw, or that nobody handled. */
  readonly errorNames: readonly string[];
  /** Rejections and exceptions that reached the process. */
  readonly unhandled: readonly string[];
  readonly requests: readonly RequestFacts[];
  /** From the first call to the first chunk, as the program saw it. */
  readonly firstChunkMs: number | null;
  /** In the order of their starts; none of the control. */
  readonly spans: readonly SpanFacts[];
}
