import type { Surface } from "../counts/surface.ts";
import type { ReadableLogRecord } from "../sdk/log-record.ts";
import { plantedAttributes, plantedSpan } from "./planted-span.ts";

/** A log record that holds a text in all places. */
export const plantedLogRecord = (text: string): ReadableLogRecord => {
  const { resource, instrumentationScope } = plantedSpan(text);
  return {
    hrTime: [0, 0],
    hrTimeObserved: [0, 0],
    severityText: `level ${text}`,
    body: { message: text, parts: [text] },
    eventName: `event ${text}`,
    resource,
    instrumentationScope,
    attributes: plantedAttributes(text),
    droppedAttributesCount: 0,
  };
};

/** What of a log record belongs to which surface. */
export const logRecordSurfaces = (record: ReadableLogRecord): readonly (readonly [Surface, unknown])[] => [
  ["log_body", record.body],
  ["log_attribute", [record.attributes, record.severityText]],
  ["event_name", record.eventName],
];
