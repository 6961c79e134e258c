import type { LogRecordProcessor, ReadableLogRecord } from "@opentelemetry/sdk-logs";

import { unixNano } from "../span/unix-nano.ts";
import type { RecordedLog } from "./recorded-log.ts";

const toRecordedLog = (record: ReadableLogRecord): RecordedLog => ({
  timeUnixNano: unixNano(record.hrTime),
  observedTimeUnixNano: unixNano(record.hrTimeObserved),
  severityNumber: record.severityNumber ?? 0,
  severityText: record.severityText ?? "",
  eventName: record.eventName ?? "",
  body: record.body,
  attributes: { ...record.attributes },
  traceId: record.spanContext?.traceId ?? null,
  spanId: record.spanContext?.spanId ?? null,
  scope: { name: record.instrumentationScope.name, version: record.instrumentationScope.version ?? "" },
  resource: { attributes: record.resource.attributes },
});

/** Keeps every log record as it is emitted. It has to be the last processor: those before it may change the record. */
export class LogRecorder implements LogRecordProcessor {
  #logs: RecordedLog[] = [];

  onEmit(record: ReadableLogRecord): void {
    this.#logs.push(toRecordedLog(record));
  }

  logs(): readonly RecordedLog[] {
    return [...this.#logs];
  }

  reset(): void {
    this.#logs = [];
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  /** What was recorded can still be read afterwards. */
  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
