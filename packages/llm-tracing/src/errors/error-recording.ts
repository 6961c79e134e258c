import type { Context, Span } from "@opentelemetry/api";
import type { Isolation } from "@sideband/propagation/lifetime";
import type { Dialect } from "@sideband/semconv";

import type { CaptureContent } from "../content/capture-content.ts";
import type { Redact } from "../content/redact.ts";
import type { EventLogger } from "../events/logger.ts";
import type { ExceptionSignal } from "./exception-signal.ts";

/** How errors are recorded. */
export interface ErrorRecording {
  /** Where messages, stack traces and reasons of filters are recorded, any of which may quote content. */
  readonly captureContent: CaptureContent;
  /** Applied to every text before it is recorded. Does not throw. */
  readonly redact: Redact | undefined;
  readonly dialects: readonly Dialect[];
  /** Where exceptions are told. Without a logger they are told as events of spans. */
  readonly exceptions: ExceptionSignal;
  readonly logger: EventLogger | undefined;
  readonly isolation: Isolation;
}

/** An operation that ended with an error. */
export interface FailedOperation {
  readonly span: Span;
  /** The context in which the span is active: the one of a log record. */
  readonly context: Context;
  readonly error: unknown;
  /** The name of a log record. @default `gen_ai.client.operation.exception` */
  readonly eventName?: string | undefined;
  /** Whether the exception is told though a span within has. @default false */
  readonly again?: boolean;
}
