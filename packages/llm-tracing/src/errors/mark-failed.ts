import { SpanStatusCode } from "@opentelemetry/api";
import { errorMessage, httpStatus } from "@sideband/propagation/lifetime";
import { ATTR_SIDEBAND_EXCEPTION_CHAIN } from "@sideband/semconv";

import { onSpans } from "../content/capture-content.ts";
import type { ErrorRecording, FailedOperation } from "./error-recording.ts";
import { exceptionChain } from "./exception-chain.ts";
import { failureAttributes } from "./failure-attributes.ts";
import type { Failure } from "./failure.ts";
import { shorten } from "./shorten.ts";

/** What can be said of an error without quoting it: the HTTP status and the error's type. */
const safeDescription = (error: unknown, { type }: Failure): string => {
  const status = httpStatus(error);
  return status === undefined || String(status) === type ? type : `${status} ${type}`;
};

/** Gives a span the status `ERROR` and what is known of the failure. What an error came of is told by classes alone. */
export const markFailed = (
  { span, error }: FailedOperation,
  failure: Failure,
  { captureContent, redact, dialects }: ErrorRecording,
): void => {
  const captured = onSpans(captureContent);
  const message = captured ? errorMessage(error) : undefined;
  const description = message === undefined ? undefined : (redact?.(message) ?? message);
  const chain = exceptionChain(error, { captured: false, redact });
  span.setAttributes({
    ...failureAttributes(failure, { dialects, captured }),
    ...(chain.length > 1 && { [ATTR_SIDEBAND_EXCEPTION_CHAIN]: chain }),
  });
  span.setStatus({
    code: SpanStatusCode.ERROR,
    message: description === undefined ? safeDescription(error, failure) : shorten(description),
  });
};
