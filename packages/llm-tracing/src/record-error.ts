import { type Span, SpanStatusCode } from "@opentelemetry/api";
import {
  ATTR_ERROR_TYPE,
  ATTR_EXCEPTION_MESSAGE,
  ATTR_EXCEPTION_STACKTRACE,
  ATTR_EXCEPTION_TYPE,
} from "@sideband/semconv";

import type { CaptureContent } from "./capture-content.ts";
import { errorName, errorType, httpStatus } from "./error-type.ts";
import { Isolation } from "./isolation.ts";
import { diagLog, guardedLog } from "./log.ts";
import { readProperty } from "./read-property.ts";

const EXCEPTION_EVENT = "exception";

export interface RecordErrorOptions {
  /**
   * "span" records the error's message and stack trace as well, either of which may quote prompts and keys.
   * @default "none"
   */
  readonly captureContent?: CaptureContent;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** What can be said of an error without quoting it: the HTTP status and the error's type. */
const safeDescription = (error: unknown, type: string): string => {
  const status = httpStatus(error);
  return status === undefined || String(status) === type ? type : `${status} ${type}`;
};

/** `recordError` without its guard. */
export const describeError = (span: Span, error: unknown, captureContent: CaptureContent): void => {
  const type = errorType(error);
  span.setAttribute(ATTR_ERROR_TYPE, type);
  if (captureContent === "none") {
    span.setStatus({ code: SpanStatusCode.ERROR, message: safeDescription(error, type) });
    return;
  }
  const message = text(readProperty(error, "message")) ?? text(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message: message ?? safeDescription(error, type) });
  const stack = text(readProperty(error, "stack"));
  span.addEvent(EXCEPTION_EVENT, {
    [ATTR_EXCEPTION_TYPE]: errorName(error) ?? type,
    ...(message !== undefined && { [ATTR_EXCEPTION_MESSAGE]: message }),
    ...(stack !== undefined && { [ATTR_EXCEPTION_STACKTRACE]: stack }),
  });
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
  isolation.run("recordError", () => describeError(span, error, options.captureContent === "span" ? "span" : "none"));
};
