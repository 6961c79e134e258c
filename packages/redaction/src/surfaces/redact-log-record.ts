import type { SpanContext } from "@opentelemetry/api";

import type { Surface } from "../counts/surface.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import type { AnyValue, AnyValueMap } from "../sdk/any-value.ts";
import type { InstrumentationScope } from "../sdk/instrumentation-scope.ts";
import type { ReadableLogRecord, SeverityNumber } from "../sdk/log-record.ts";
import type { Resource } from "../sdk/resource.ts";
import { redactValue } from "../value/redact-value.ts";
import { bodyFacts, eventFacts } from "./body-facts.ts";
import { guarded } from "./guarded.ts";
import { asNumber, copyTime, NO_TIME } from "./numbers.ts";
import { NO_RESOURCE, NO_SCOPE } from "./origins.ts";
import { readAttributes } from "./read-attributes.ts";
import { redactSpanContext } from "./redact-span-context.ts";
import { redactText } from "./redact-text.ts";
import { RedactedLogRecord } from "./redacted-log-record.ts";
import type { SignalRedaction } from "./signal-redaction.ts";

/**
 * A clean copy of a log record, which the processors behind may change; the original stays as it is. Ids, times and
 * severity are what they were. Never throws: a field that cannot be read is withheld and counted.
 */
export const redactLogRecord = (redaction: SignalRedaction, record: ReadableLogRecord): RedactedLogRecord => {
  const copy = new RedactedLogRecord({
    hrTime: guarded(redaction, record, readTime, "log_attribute", NO_TIME),
    hrTimeObserved: guarded(redaction, record, readTimeObserved, "log_attribute", NO_TIME),
    resource: guarded(redaction, record, readResource, "resource", NO_RESOURCE),
    instrumentationScope: guarded(redaction, record, readScope, "scope", NO_SCOPE),
    attributes: guarded(redaction, record, readContent, "log_attribute", undefined) ?? {},
    droppedAttributesCount: guarded(redaction, record, readDropped, "log_attribute", 0),
  });
  const spanContext = guarded(redaction, record, readSpanContext, "trace_state", undefined);
  if (spanContext !== undefined) copy.spanContext = spanContext;
  const eventName = guarded(redaction, record, readEventName, "event_name", WITHHELD_LABEL);
  if (eventName !== undefined) copy.eventName = eventName;
  const severityNumber = guarded(redaction, record, readSeverityNumber, "log_attribute", undefined);
  if (severityNumber !== undefined) copy.severityNumber = severityNumber;
  const severityText = guarded(redaction, record, readSeverityText, "log_attribute", WITHHELD_LABEL);
  if (severityText !== undefined) copy.severityText = severityText;
  const body = guarded(redaction, record, readBody, "log_body", WITHHELD_LABEL);
  if (body !== undefined) copy.body = body;
  return copy;
};

type Read<T> = (redaction: SignalRedaction, record: ReadableLogRecord, surface: Surface) => T;

const readTime: Read<ReadableLogRecord["hrTime"]> = (_redaction, { hrTime }) => copyTime(hrTime);

const readTimeObserved: Read<ReadableLogRecord["hrTime"]> = (_redaction, { hrTimeObserved }) =>
  copyTime(hrTimeObserved);

const readResource: Read<Resource> = ({ origins }, { resource }) => origins.resource(resource);

const readScope: Read<InstrumentationScope> = ({ origins }, { instrumentationScope }) =>
  origins.scope(instrumentationScope);

const readContent: Read<AnyValueMap | undefined> = (redaction, record, surface) =>
  readAttributes(
    redaction,
    record,
    surface,
    eventFacts(redaction, record.eventName ?? record.attributes["event.name"]),
  );

const readDropped: Read<number> = (_redaction, { droppedAttributesCount }) => asNumber(droppedAttributesCount);

const readSpanContext: Read<SpanContext | undefined> = (redaction, { spanContext }) =>
  spanContext === undefined ? undefined : redactSpanContext(redaction, spanContext);

const readEventName: Read<string | undefined> = (redaction, { eventName }, surface) =>
  eventName === undefined ? undefined : redactText(redaction, eventName, surface);

const readSeverityNumber: Read<SeverityNumber | undefined> = (_redaction, { severityNumber }) =>
  typeof severityNumber === "number" ? severityNumber : undefined;

const readSeverityText: Read<string | undefined> = (redaction, { severityText }, surface) =>
  severityText === undefined ? undefined : redactText(redaction, severityText, surface);

const readBody: Read<AnyValue> = (redaction, record, surface) => {
  const { body } = record;
  return body === undefined ? undefined : redactValue(redaction, bodyFacts(redaction, record), body, surface);
};
