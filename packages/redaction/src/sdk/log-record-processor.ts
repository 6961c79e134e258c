import type { Context } from "@opentelemetry/api";

import type { InstrumentationScope } from "./instrumentation-scope.ts";
import type { SdkLogRecord, SeverityNumber } from "./log-record.ts";

/** What the application asks before it makes a log record. */
export interface LogRecordQuestion {
  context: Context;
  instrumentationScope: InstrumentationScope;
  severityNumber?: SeverityNumber;
  eventName?: string;
}

/**
 * A stage that handles one log record at a time.
 *
 * @see https://opentelemetry.io/docs/specs/otel/logs/sdk/#logrecordprocessor
 */
export interface LogRecordProcessor {
  onEmit(logRecord: SdkLogRecord, context?: Context): void;
  forceFlush(options?: { timeoutMillis?: number }): Promise<void>;
  shutdown(): Promise<void>;
  /** Whether a record would be wanted. @default always */
  enabled?(options: LogRecordQuestion): boolean;
}
