import { type Span, SpanStatusCode } from "@opentelemetry/api";

import { errorType } from "./error-type.ts";
import { errorMessage, recordException } from "./record-exception.ts";

const ATTR_ERROR_TYPE = "error.type";

/**
 * Marks a span as failed: status `ERROR`, `error.type`, and the exception, unless a span within has recorded it.
 * Message and stack trace may quote anything, and are recorded only where that is wanted; the status description is the
 * error's type otherwise.
 */
export const recordError = (span: Span, error: unknown, captureText = false): void => {
  const type = errorType(error);
  const message = captureText ? errorMessage(error) : undefined;
  span.setAttribute(ATTR_ERROR_TYPE, type);
  span.setStatus({ code: SpanStatusCode.ERROR, message: message ?? type });
  recordException(span, error, captureText);
};
