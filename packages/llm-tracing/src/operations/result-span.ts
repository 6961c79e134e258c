import type { Context, Span } from "@opentelemetry/api";

import type { Operation } from "../span/operation.ts";

/** The span of an operation whose result is recorded on it. No method throws. */
export interface ResultSpan<Result> {
  /** The OpenTelemetry span, for attributes of your own. */
  readonly span: Span;
  /** The context in which the span is active. */
  readonly context: Context;
  /** Whether content that is recorded now will be kept. */
  readonly capturesContent: boolean;
  /** Records what is known of the result. What is recorded later is added. */
  record(result: Result): void;
}

/** @param recordResult called in isolation. */
export const resultSpan = <Result>(
  operation: Operation,
  recordResult: (result: Result) => void,
): ResultSpan<Result> => ({
  span: operation.span,
  context: operation.context,
  get capturesContent() {
    return operation.capturesContent;
  },
  record(result) {
    if (operation.open) operation.isolation.run("recording a result", () => recordResult(result));
  },
});
