/** Takes one line: a loss, a refusal, a fault of telemetry, or a setting that could not be used. */
export type Log = (message: string) => void;

export const consoleLog: Log = (message) => {
  // The console is where a library without a logger is heard; `log` replaces it.
  // oxlint-disable-next-line no-console
  console.warn(`sideband: ${message}`);
};

/** The same log, but one that throws does not reach the application. */
export const guardedLog =
  (log: Log): Log =>
  (message) => {
    try {
      log(message);
    } catch {
      // The logger is the application's. There is nobody left to tell.
    }
  };
