import type { Log } from "@sideband/propagation/lifetime";

import type { CaptureContent } from "../content/capture-content.ts";

/** Where exceptions are told: as events of spans, as log records, or as both. */
export type ExceptionSignal = "span-events" | "logs" | "both";

const SIGNALS: ReadonlySet<ExceptionSignal> = /* @__PURE__ */ new Set<ExceptionSignal>(["span-events", "logs", "both"]);

const VARIABLE = "OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN";

const VALUES: ReadonlyMap<string, ExceptionSignal> = /* @__PURE__ */ new Map<string, ExceptionSignal>([
  ["logs", "logs"],
  ["logs/dup", "both"],
]);

/** Reads the variable that instrumentations share. Undefined where it says nothing, or nothing that is known. */
const signalFromEnvironment = (log: Log): ExceptionSignal | undefined => {
  const value = (process.env[VARIABLE] ?? "").trim().toLowerCase();
  const signal = VALUES.get(value);
  if (signal === undefined && value !== "") log(`${VARIABLE} names no signal that is known; it is ignored`);
  return signal;
};

/** What decides where exceptions are told as long as nobody says it. */
export interface ExceptionPlaces {
  readonly captureContent: CaptureContent;
  /** Whether a log is given. One that is not there leaves them to the span. */
  readonly logged: boolean;
}

/**
 * Where exceptions are told so that none of what may be recorded is lost: where their texts may be. A log record without
 * text is beside an event that has it, since it outlives a span that is not kept.
 */
export const defaultSignal = ({ captureContent, logged }: ExceptionPlaces): ExceptionSignal => {
  if (captureContent === "event") return "logs";
  if (!logged) return "span-events";
  return captureContent === "span" ? "both" : "logs";
};

const got = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : typeof value);

/**
 * Decides where exceptions are told: as the option says, otherwise the environment, otherwise by default.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 * @throws TypeError where the option is not one of the signals.
 */
export const resolveExceptionSignal = (
  exceptions: ExceptionSignal | undefined,
  places: ExceptionPlaces,
  log: Log,
): ExceptionSignal => {
  if (exceptions !== undefined && !SIGNALS.has(exceptions)) {
    throw new TypeError(`Expected \`exceptions\` to be "span-events", "logs" or "both", got ${got(exceptions)}`);
  }
  return exceptions ?? signalFromEnvironment(log) ?? defaultSignal(places);
};
