import { diag } from "@opentelemetry/api";

/** Takes one line. */
export type Log = (message: string) => void;

/** The `diag` logger of the OpenTelemetry API. */
export const diagLog: Log = (message) => diag.warn(`@sideband/propagation: ${message}`);

/** The same log, but one that throws does not reach the application. */
export const guardedLog =
  (log: Log): Log =>
  (message) => {
    try {
      log(message);
    } catch {
      // A logger that throws leaves nowhere to report to.
    }
  };
