/** The environment variable by which instrumentations are told where content may be recorded. */
export const ENV_CAPTURE_MESSAGE_CONTENT = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

export const CAPTURE_NO_CONTENT = "NO_CONTENT";
export const CAPTURE_SPAN_ONLY = "SPAN_ONLY";
export const CAPTURE_EVENT_ONLY = "EVENT_ONLY";
export const CAPTURE_SPAN_AND_EVENT = "SPAN_AND_EVENT";

export type CaptureMessageContent =
  | typeof CAPTURE_NO_CONTENT
  | typeof CAPTURE_SPAN_ONLY
  | typeof CAPTURE_EVENT_ONLY
  | typeof CAPTURE_SPAN_AND_EVENT;

/** What {@link ENV_CAPTURE_MESSAGE_CONTENT} may be. The first one is the default: no content. */
export const CAPTURE_MESSAGE_CONTENT_VALUES: readonly CaptureMessageContent[] = /* @__PURE__ */ Object.freeze([
  CAPTURE_NO_CONTENT,
  CAPTURE_SPAN_ONLY,
  CAPTURE_EVENT_ONLY,
  CAPTURE_SPAN_AND_EVENT,
] as const);
