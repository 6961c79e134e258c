import { createTelemetryHarness, type RecordedLog } from "@sideband/testing-utils";

import type { EventLoggerProvider } from "../../src/index.ts";

export interface RecordedLogs {
  /** The stock one. */
  readonly loggerProvider: EventLoggerProvider;
  readonly logs: () => readonly RecordedLog[];
  /** The one log record that must have been made. */
  readonly log: () => RecordedLog;
}

export const recordLogs = (): RecordedLogs => {
  const harness = createTelemetryHarness();
  return {
    loggerProvider: harness.loggerProvider,
    logs: () => harness.logs(),
    log: () => {
      const [log, ...others] = harness.logs();
      if (log === undefined || others.length > 0)
        throw new Error(`Expected one log record, got ${harness.logs().length}`);
      return log;
    },
  };
};
