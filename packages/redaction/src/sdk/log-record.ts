import type { HrTime, SpanContext } from "@opentelemetry/api";

import type { AnyValue, AnyValueMap } from "./any-value.ts";
import type { InstrumentationScope } from "./instrumentation-scope.ts";
import type { Resource } from "./resource.ts";

/** How bad it is: 1 to 24, 0 for unknown. As a literal union it is assignable to the SDK's `enum` and back. */
export type SeverityNumber =
  | 0
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20
  | 21
  | 22
  | 23
  | 24;

/**
 * A log record as exporters read it. Declared structurally: records of `@opentelemetry/sdk-logs` 0.2xx and 3.x are
 * assignable to it, and it to theirs.
 *
 * @see https://opentelemetry.io/docs/specs/otel/logs/sdk/#readablelogrecord
 */
export interface ReadableLogRecord {
  readonly hrTime: HrTime;
  readonly hrTimeObserved: HrTime;
  readonly spanContext?: SpanContext;
  readonly severityText?: string;
  readonly severityNumber?: SeverityNumber;
  readonly body?: AnyValue;
  readonly eventName?: string;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly attributes: AnyValueMap;
  readonly droppedAttributesCount: number;
}

/**
 * A log record as processors get it.
 *
 * @see https://opentelemetry.io/docs/specs/otel/logs/sdk/#readwritelogrecord
 */
export interface SdkLogRecord {
  hrTime: HrTime;
  hrTimeObserved: HrTime;
  spanContext?: SpanContext;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly attributes: AnyValueMap;
  severityText?: string;
  severityNumber?: SeverityNumber;
  body?: AnyValue;
  eventName?: string;
  droppedAttributesCount: number;
  setAttribute(key: string, value?: AnyValue): SdkLogRecord;
  setAttributes(attributes: AnyValueMap): SdkLogRecord;
  setBody(body: AnyValue): SdkLogRecord;
  setEventName(eventName: string): SdkLogRecord;
  setSeverityNumber(severityNumber: SeverityNumber): SdkLogRecord;
  setSeverityText(severityText: string): SdkLogRecord;
}
