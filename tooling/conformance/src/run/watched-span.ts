import type { Span } from "@opentelemetry/sdk-trace";

/** A span that an instrumentation has started, and how often it has been ended. */
export class WatchedSpan {
  readonly span: Span;
  ends = 0;

  /** The SDK swallows all ends but the first: they are counted on the span itself. */
  constructor(span: Span) {
    this.span = span;
    const end = span.end.bind(span);
    span.end = (endTime) => {
      this.ends += 1;
      end(endTime);
    };
  }
}
