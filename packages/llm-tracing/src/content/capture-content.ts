import type { Log } from "@sideband/propagation/lifetime";
import {
  CAPTURE_EVENT_ONLY,
  CAPTURE_NO_CONTENT,
  CAPTURE_SPAN_AND_EVENT,
  CAPTURE_SPAN_ONLY,
  ENV_CAPTURE_MESSAGE_CONTENT,
} from "@sideband/semconv";

/**
 * Where prompts, completions, tool arguments and tool results are recorded: nowhere, on spans (as JSON), on log events
 * (as structures), or on both.
 */
export type CaptureContent = "none" | "span" | "event" | "span-and-event";

export const CAPTURE_CONTENT: readonly CaptureContent[] = ["none", "span", "event", "span-and-event"];

export const onSpans = (capture: CaptureContent): boolean => capture === "span" || capture === "span-and-event";

export const onEvents = (capture: CaptureContent): boolean => capture === "event" || capture === "span-and-event";

const VALUES: ReadonlyMap<string, CaptureContent> = /* @__PURE__ */ new Map<string, CaptureContent>([
  ["", "none"],
  ["0", "none"],
  ["FALSE", "none"],
  ["NONE", "none"],
  [CAPTURE_NO_CONTENT, "none"],
  ["1", "span"],
  ["TRUE", "span"],
  ["SPAN", "span"],
  [CAPTURE_SPAN_ONLY, "span"],
  ["EVENT", "event"],
  [CAPTURE_EVENT_ONLY, "event"],
  [CAPTURE_SPAN_AND_EVENT, "span-and-event"],
]);

/** Reads the environment variable that instrumentations share. What it does not know, it takes for "none". */
export const captureContentFromEnvironment = (log: Log): CaptureContent => {
  const value = (process.env[ENV_CAPTURE_MESSAGE_CONTENT] ?? "").trim().toUpperCase();
  const capture = VALUES.get(value);
  if (capture !== undefined) return capture;
  log(`${ENV_CAPTURE_MESSAGE_CONTENT} names no place that content can be recorded in; nothing is captured`);
  return "none";
};
