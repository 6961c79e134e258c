import type { SpanLike } from "../span/span-like.ts";
import type { SpanRecord, SpanRecordEvent, SpanStatusWord } from "../span/span-record.ts";
import { toSpanRecord } from "../span/to-span-record.ts";
import type { LintSubject, PlainAttributes, PlainEvent } from "./lint-subject.ts";
import { plainValue } from "./plain-value.ts";

const NANOSECONDS_PER_SECOND = 1e9;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const plainAttributes = (attributes: Readonly<Record<string, unknown>>): PlainAttributes => {
  const plain = new Map<string, unknown>();
  for (const key of Object.keys(attributes)) {
    const value = plainValue(() => attributes[key]);
    if (value !== undefined) plain.set(key, value); // no SDK keeps an attribute without a value
  }
  return plain;
};

const plainEvent = ({ name, attributes }: SpanRecordEvent): PlainEvent => ({
  name: textOf(name),
  attributes: plainAttributes(attributes),
});

const endOf = ({ endTimeUnixNano }: SpanRecord): bigint | null =>
  typeof endTimeUnixNano === "bigint" && endTimeUnixNano > 0n ? endTimeUnixNano : null; // 0 is "none" on the wire

const statusOf = (code: unknown): SpanStatusWord => (code === "ok" || code === "error" ? code : "unset");

const subjectOf = (record: SpanRecord): LintSubject => {
  const { traceId, spanId, name, kind, startTimeUnixNano, status, attributes, events, scope } = record;
  const end = endOf(record);
  const seconds = end === null ? -1 : Number(end - startTimeUnixNano) / NANOSECONDS_PER_SECOND;
  return {
    span: { traceId: textOf(traceId), spanId: textOf(spanId), name: textOf(name), scope: textOf(scope.name) },
    kind: textOf(kind),
    status: statusOf(status.code),
    ended: end !== null,
    durationSeconds: seconds >= 0 ? seconds : null,
    attributes: plainAttributes(attributes),
    events: Array.from(events, plainEvent),
  };
};

/** Reads a span once, whatever it is; `null` for what cannot be read as one. */
export const readSubject = (span: SpanLike): LintSubject | null => {
  try {
    return subjectOf(toSpanRecord(span));
  } catch {
    return null; // reported as a finding
  }
};
