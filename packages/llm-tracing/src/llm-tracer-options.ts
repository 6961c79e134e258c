import type { TracerProvider } from "@opentelemetry/api";
import { guardedLog, type Log } from "@sideband/propagation/lifetime";

import { type CaptureContent, captureContentFromEnvironment } from "./content/capture-content.ts";
import { diagLog } from "./log.ts";

/** The form in which prompts, completions, tool arguments and tool results are recorded. */
export type ContentForm = "json" | "structure";

export interface LlmTracerOptions {
  /** @default the global provider, looked up at each operation, so that it may be set later */
  readonly tracerProvider?: TracerProvider;
  /**
   * Whether prompts, completions, tool arguments and tool results are recorded, and error messages, which may quote
   * them.
   * @default what `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` says when the tracer is made, otherwise "none"
   */
  readonly captureContent?: CaptureContent;
  /**
   * How content is recorded: as JSON text, or as the structure that it is, which spares the application's thread making
   * the JSON. The latter is for a pipeline that makes it later, such as a `BatchingSpanProcessor` with `jsonAttributes`,
   * and needs SDK 3.x, whose attributes may be structures: 2.x drops them. What no attribute may be - text and numbers
   * alone, or a value that holds a `Date`, a bigint, an instance of a class, itself, or more than 64 levels - is JSON text
   * all the same.
   * @default "json"
   * @see https://opentelemetry.io/docs/specs/otel/common/#anyvalue
   */
  readonly contentAs?: ContentForm;
  /**
   * A monotonic clock, in milliseconds.
   * @default performance.now
   */
  readonly nowMs?: () => number;
  /**
   * Where faults of telemetry are told, each kind once and without quoting anything: what a provider, a callback or a
   * value threw, a variable of the environment that cannot be read, a client that cannot be traced.
   * @default `diag.warn` of the OpenTelemetry API, prefixed `@sideband/llm-tracing:`
   */
  readonly log?: (message: string) => void;
}

export interface ResolvedLlmTracerOptions {
  readonly tracerProvider: TracerProvider | undefined;
  readonly captureContent: CaptureContent;
  readonly contentAs: ContentForm;
  readonly nowMs: () => number;
  /** Does not throw. */
  readonly log: Log;
}

const got = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : typeof value);

export const resolveOptions = (options: LlmTracerOptions): ResolvedLlmTracerOptions => {
  const {
    tracerProvider,
    captureContent,
    contentAs = "json",
    nowMs = () => performance.now(),
    log = diagLog,
  } = options;
  if (tracerProvider !== undefined && typeof tracerProvider?.getTracer !== "function") {
    throw new TypeError(`Expected \`tracerProvider\` to be a TracerProvider, got ${got(tracerProvider)}`);
  }
  if (captureContent !== undefined && captureContent !== "none" && captureContent !== "span") {
    throw new TypeError(`Expected \`captureContent\` to be "none" or "span", got ${got(captureContent)}`);
  }
  if (contentAs !== "json" && contentAs !== "structure") {
    throw new TypeError(`Expected \`contentAs\` to be "json" or "structure", got ${got(contentAs)}`);
  }
  if (typeof nowMs !== "function") {
    throw new TypeError(`Expected \`nowMs\` to be a function that returns milliseconds, got ${got(nowMs)}`);
  }
  if (typeof log !== "function") throw new TypeError(`Expected \`log\` to be a function, got ${got(log)}`);
  const guarded = guardedLog(log);
  return {
    tracerProvider,
    captureContent: captureContent ?? captureContentFromEnvironment(guarded),
    contentAs,
    nowMs,
    log: guarded,
  };
};
