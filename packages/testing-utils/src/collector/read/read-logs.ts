import type { CollectedLog, CollectedSeverity } from "../collected-log.ts";
import type { CollectedOrigin } from "../collected-value.ts";
import type { LogRecordMessage, LogsRequestMessage } from "../schema/logs.ts";
import { readAttributes, readValue } from "./read-attributes.ts";
import { readSpanId, readTraceId } from "./read-id.ts";
import { readUnsigned } from "./read-integer.ts";
import { readResource, readScope } from "./read-origin.ts";

/** Four numbers each, from 1. */
const SEVERITIES = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
const NUMBERS_PER_SEVERITY = 4;

const severityOf = (number: number): CollectedSeverity =>
  SEVERITIES[Math.floor((number - 1) / NUMBERS_PER_SEVERITY)] ?? "unspecified";

const readLog = (log: LogRecordMessage, origin: CollectedOrigin): CollectedLog => ({
  timeUnixNano: readUnsigned(log.timeUnixNano),
  observedTimeUnixNano: readUnsigned(log.observedTimeUnixNano),
  severity: severityOf(log.severityNumber ?? 0),
  severityNumber: log.severityNumber ?? 0,
  severityText: log.severityText ?? "",
  eventName: log.eventName ?? "",
  body: readValue(log.body),
  attributes: readAttributes(log.attributes),
  droppedAttributesCount: log.droppedAttributesCount ?? 0,
  flags: log.flags ?? 0,
  traceId: readTraceId("traceId", log.traceId) || null,
  spanId: readSpanId("spanId", log.spanId) || null,
  ...origin,
});

/** All log records of a request in their order. Throws a {@link MalformedRequestError} for an id of the wrong length. */
export const readLogs = (request: LogsRequestMessage): readonly CollectedLog[] =>
  request.resourceLogs.flatMap((group) => {
    const resource = readResource(group);
    return group.scopeLogs.flatMap((scopeLogs) => {
      const origin = { resource, scope: readScope(scopeLogs) };
      return scopeLogs.logRecords.map((log) => readLog(log, origin));
    });
  });
