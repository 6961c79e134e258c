/** Token counts as the conventions have them: the input with what came from a cache. */
export interface TokenCounts {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
}

/** `null`: an instrumentation that never records it. It is told once, at the head of the report, and not judged. */
export type Read<Span, Value> = ((span: Span) => Value | undefined) | null;

/** Where an instrumentation puts what the suite looks for. Each gives `undefined` where a span has none. */
export interface SpanReader<Span> {
  /** Whether the span says that the call failed. */
  readonly failed: (span: Span) => boolean;
  /** The low-cardinality name of the error. */
  readonly errorType: Read<Span, unknown>;
  /** The model, as it was asked for or as it answered. */
  readonly model: Read<Span, unknown>;
  /** One for each choice. */
  readonly finishReasons: Read<Span, unknown>;
  readonly usage: Read<Span, TokenCounts>;
  /** In seconds. */
  readonly timeToFirstChunk: Read<Span, number>;
}
