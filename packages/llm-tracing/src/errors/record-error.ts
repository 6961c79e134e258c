import { context as contextApi, type Span, trace } from "@opentelemetry/api";
import { guardedLog, Isolation } from "@sideband/propagation/lifetime";
import { type Dialect, DIALECT_GENAI_0_1 } from "@sideband/semconv";

import type { CaptureContent } from "../content/capture-content.ts";
import { failClosed, type Redact } from "../content/redact.ts";
import type { EventLogger } from "../events/logger.ts";
import { diagLog } from "../log.ts";
import { describeError } from "./describe-error.ts";
import { defaultSignal, type ExceptionSignal } from "./exception-signal.ts";

export interface RecordErrorOptions {
  /**
   * Where the error's message and stack trace are recorded as well, either of which may quote prompts and keys: on the
   * span, on the log record, or on both.
   * @default "none"
   */
  readonly captureContent?: CaptureContent;
  /**
   * Applied to the message, the stack trace, and every other text before it is recorded. A text for which it throws is
   * not recorded at all.
   * @default texts are recorded as they are
   */
  readonly redact?: Redact;
  /** The names under which the failure is recorded. @default the newest official ones */
  readonly dialects?: readonly Dialect[];
  /**
   * Takes a log record of the exception, `gen_ai.client.operation.exception`: what `getLogger` of a logger provider gives.
   * @default none
   */
  readonly logger?: EventLogger;
  /**
   * Where the exception is told. Without a `logger` it is the span in any case.
   * @default "both" with content on spans alone, otherwise "logs"
   */
  readonly exceptions?: ExceptionSignal;
}

const OFFICIAL: readonly Dialect[] = [DIALECT_GENAI_0_1];

const isolation = /* @__PURE__ */ new Isolation(/* @__PURE__ */ guardedLog(diagLog));

/**
 * Marks a span as failed: status `ERROR`, `error.type`, and what is known of the failure, such as its category and how
 * long to wait.
 *
 * The conventions take the exception's message for the status description. Messages of model providers quote what was
 * sent (`Incorrect API key provided: sk-…`, parts of a rejected prompt), and so do stack traces, which repeat the
 * message. They are content: without `captureContent` the description is the HTTP status and `error.type`
 * (`401 invalid_api_key`), and there is no exception event; with it, the description is the message, and an `exception`
 * event carries type, message and stack trace.
 *
 * Never throws. The span is not ended.
 *
 * @example
 * ```ts
 * recordError(span, error); // span: of any tracer
 * ```
 */
export const recordError = (span: Span, error: unknown, options: RecordErrorOptions = {}): void =>
  isolation.run("recordError", () => {
    const { captureContent = "none", redact, dialects = OFFICIAL, logger } = options;
    const { exceptions = defaultSignal({ captureContent, logged: logger !== undefined }) } = options;
    const context = trace.setSpan(contextApi.active(), span);
    const closed = redact === undefined ? undefined : failClosed(redact, isolation);
    const recording = { captureContent, redact: closed, dialects, logger, exceptions, isolation };
    describeError({ span, context, error, again: true }, recording);
  });
