import type { Log } from "@sideband/propagation/lifetime";

/** Where prompts, completions, tool arguments and tool results are recorded: nowhere, or on spans as JSON. */
export type CaptureContent = "none" | "span";

const VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

const VALUES: Readonly<Record<string, CaptureContent>> = {
  "": "none",
  "0": "none",
  FALSE: "none",
  NONE: "none",
  NO_CONTENT: "none",
  "1": "span",
  TRUE: "span",
  SPAN: "span",
  SPAN_ONLY: "span",
  SPAN_AND_EVENT: "span",
};

/** Reads the environment variable that instrumentations share. What it does not know, it takes for "none". */
export const captureContentFromEnvironment = (log: Log): CaptureContent => {
  const value = (process.env[VARIABLE] ?? "").trim().toUpperCase();
  if (Object.hasOwn(VALUES, value)) return VALUES[value] ?? "none";
  log(`${VARIABLE} names no place that content can be recorded in; nothing is captured`);
  return "none";
};
