import type { Attributes, Context } from "@opentelemetry/api";
import { exceptionAttributes, tellsFirst } from "@sideband/propagation/lifetime";
import { ATTR_SIDEBAND_EXCEPTION_CHAIN, EVENT_GEN_AI_CLIENT_OPERATION_EXCEPTION } from "@sideband/semconv";

import { onEvents, onSpans } from "../content/capture-content.ts";
import { type Redact, redactAttributes } from "../content/redact.ts";
import { type EventLogger, SEVERITY_NUMBERS } from "../events/logger.ts";
import type { ErrorRecording, FailedOperation } from "./error-recording.ts";
import { exceptionChain } from "./exception-chain.ts";
import { failureAttributes } from "./failure-attributes.ts";
import type { Failure } from "./failure.ts";

const EVENT_EXCEPTION = "exception";

const severity = { severityNumber: SEVERITY_NUMBERS.WARN, severityText: "WARN" } as const;

/** The logger, where log records are wanted and it takes them. */
const wantedLogger = (
  { exceptions, logger }: ErrorRecording,
  eventName: string,
  context: Context,
): EventLogger | undefined => {
  if (exceptions === "span-events" || logger === undefined) return undefined;
  const { severityNumber } = severity;
  return logger.enabled?.({ eventName, severityNumber, context }) === false ? undefined : logger;
};

const told = (error: object, captured: boolean, redact: Redact | undefined): Attributes => {
  const attributes = exceptionAttributes(error, captured);
  const chain = exceptionChain(error, { captured, redact });
  return {
    ...(redact === undefined ? attributes : redactAttributes(attributes, redact)),
    ...(chain.length > 1 && { [ATTR_SIDEBAND_EXCEPTION_CHAIN]: chain }),
  };
};

/**
 * Tells of an exception, once per error and trace, or once more where its text has not been told: as an event of the span,
 * as a log record, or as both.
 *
 * Without its text, an event would say nothing that its span does not say, and there is none. A log record stands for
 * itself, whether or not anybody keeps the span: it is written, with what can be said. The SDK is never given the error
 * itself, whose text it would record as it is.
 *
 * What is thrown and is no object cannot be told apart from its like, and is left to the span's status.
 */
export const tellException = (
  { span, context, error, eventName = EVENT_GEN_AI_CLIENT_OPERATION_EXCEPTION, again = false }: FailedOperation,
  failure: Failure,
  recording: ErrorRecording,
): void => {
  const { exceptions, captureContent, redact, dialects, isolation } = recording;
  const logger = isolation.run("a logger", () => wantedLogger(recording, eventName, context));
  const asEvent = exceptions !== "logs" || logger === undefined;
  const onSpan = asEvent && onSpans(captureContent) && span.isRecording();
  if (typeof error !== "object" || error === null || !(onSpan || logger !== undefined)) return;
  const withText = onSpan || (logger !== undefined && onEvents(captureContent));
  if (!tellsFirst(error, span, withText) && !again) return;
  if (onSpan) {
    isolation.run("adding an exception", () => span.addEvent(EVENT_EXCEPTION, told(error, true, redact)));
  }
  if (logger === undefined) return;
  isolation.run("emitting an exception", () => {
    const captured = onEvents(captureContent);
    const attributes = { ...failureAttributes(failure, { dialects, captured }), ...told(error, captured, redact) };
    logger.emit({ ...severity, eventName, attributes, context });
  });
};
