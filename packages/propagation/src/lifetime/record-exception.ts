import type { Attributes, Span } from "@opentelemetry/api";

import { errorName, errorType } from "./error-type.ts";
import { isObject } from "./is-object.ts";
import { readProperty } from "./read-property.ts";
import { tellsFirst } from "./tells-first.ts";

const EVENT_EXCEPTION = "exception";
const ATTR_EXCEPTION_TYPE = "exception.type";
const ATTR_EXCEPTION_MESSAGE = "exception.message";
const ATTR_EXCEPTION_STACKTRACE = "exception.stacktrace";

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** What an error says of itself: its message, or the text that was thrown in place of an error. */
export const errorMessage = (error: unknown): string | undefined => text(readProperty(error, "message")) ?? text(error);

/** The type of an error, and its message and stack trace where these are to be recorded: they may quote anything. */
export const exceptionAttributes = (error: object, captureText: boolean): Attributes => {
  const attributes: Attributes = { [ATTR_EXCEPTION_TYPE]: errorName(error) ?? errorType(error) };
  if (!captureText) return attributes;
  const [message, stack] = [errorMessage(error), text(readProperty(error, "stack"))];
  if (message !== undefined) attributes[ATTR_EXCEPTION_MESSAGE] = message;
  if (stack !== undefined) attributes[ATTR_EXCEPTION_STACKTRACE] = stack;
  return attributes;
};

/**
 * Adds an `exception` event to a span that records, once per error and trace: on its way up, an error is told by the
 * innermost span. What is thrown and is no object cannot be told apart from its like, has neither type nor stack, and
 * is left to the span's status.
 *
 * @param captureText whether message and stack trace are recorded, which may quote anything.
 * @see https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
export const recordException = (span: Span, error: unknown, captureText: boolean): void => {
  if (!isObject(error) || !span.isRecording() || !tellsFirst(error, span, captureText)) return;
  span.addEvent(EVENT_EXCEPTION, exceptionAttributes(error, captureText));
};
