import { type Span, SpanStatusCode } from "@opentelemetry/api";
import {
  errorMessage,
  errorType,
  guardedLog,
  httpStatus,
  Isolation,
  recordException,
} from "@sideband/propagation/lifetime";
import { ATTR_ERROR_TYPE } from "@sideband/semconv";

import type { CaptureContent } from "../content/capture-content.ts";
import { diagLog } from "../log.ts";

export interface RecordErrorOptions {
  /**
   * "span" records the error's message and stack trace as well, either of which may quote prompts and keys.
   * @default "none"
   */
  readonly captureContent?: CaptureContent;
}

/** What can be said of an error without quoting it: the HTTP status and the error's type. */
const safeDescription = (error: unknown, type: string): string => {
  const status = httpStatus(error);
  return status === undefined || String(status) === type ? type : `${status} ${type}`;
};

/** Marks a span as failed. Where content is captured, its exception is recorded too, `again` where a span within has. */
export const describeError = (span: Span, error: unknown, captureContent: CaptureContent, again = false): void => {
  const type = errorType(error);
  span.setAttribute(ATTR_ERROR_TYPE, type);
  if (captureContent === "none") {
    span.setStatus({ code: SpanStatusCode.ERROR, message: safeDescription(error, type) });
    return;
  }
  span.setStatus({ code: SpanStatusCode.ERROR, message: errorMessage(error) ?? safeDescription(error, type) });
  recordException(span, error, { captureText: true, again });
};

const isolation = /* @__PURE__ */ new Isolation(/* @__PURE__ */ guardedLog(diagLog));

/**
 * Marks a span as failed: status `ERROR` and `error.type`.
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
export const recordError = (span: Span, error: unknown, options: RecordErrorOptions = {}): void => {
  const captureContent = options.captureContent === "span" ? "span" : "none";
  isolation.run("recordError", () => describeError(span, error, captureContent, true));
};
