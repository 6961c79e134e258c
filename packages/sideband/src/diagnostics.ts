import { diag, type DiagLogger, DiagLogLevel } from "@opentelemetry/api";

import type { Log } from "./log.ts";

/** Where the OpenTelemetry API keeps what is registered, for all its copies in a process. It has no question for it. */
const REGISTRY: symbol = Symbol.for("opentelemetry.js.api.1");

const registeredLogger = (): unknown =>
  (globalThis as { [key: symbol]: { diag?: unknown } | undefined })[REGISTRY]?.diag;

const OURS = "@sideband/";

/** What was registered here last: a telemetry that starts while another still closes takes its place. */
let lastLogger: unknown;

/**
 * Passes on what our own packages report through the API's diagnostic log, unless the application has a logger there.
 * Nothing of others is passed on: without a logger they were silent before.
 */
export const logDiagnostics = (log: Log): (() => void) => {
  const present = registeredLogger();
  if (present !== undefined && present !== lastLogger) return () => {};
  const ours = (message: string, ...details: unknown[]): void => {
    if (String(message).startsWith(OURS)) log([message, ...details].join(" "));
  };
  const silent = (): void => {};
  const logger: DiagLogger = { error: ours, warn: ours, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const registered = registeredLogger();
  lastLogger = registered;
  return () => {
    if (registeredLogger() === registered) diag.disable();
  };
};
