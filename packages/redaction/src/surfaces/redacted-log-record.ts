import type { HrTime, SpanContext } from "@opentelemetry/api";

import type { AnyValue, AnyValueMap } from "../sdk/any-value.ts";
import type { InstrumentationScope } from "../sdk/instrumentation-scope.ts";
import type { SdkLogRecord, SeverityNumber } from "../sdk/log-record.ts";
import type { Resource } from "../sdk/resource.ts";

/** What a log record has that is never absent. */
type Required =
  | "hrTime"
  | "hrTimeObserved"
  | "resource"
  | "instrumentationScope"
  | "attributes"
  | "droppedAttributesCount";

/** A copy of a log record, which the processors behind may change like any other. */
export class RedactedLogRecord implements SdkLogRecord {
  hrTime: HrTime;
  hrTimeObserved: HrTime;
  declare spanContext?: SpanContext;
  declare severityText?: string;
  declare severityNumber?: SeverityNumber;
  declare body?: AnyValue;
  declare eventName?: string;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly attributes: AnyValueMap;
  droppedAttributesCount: number;

  constructor(fields: Pick<SdkLogRecord, Required>) {
    this.hrTime = fields.hrTime;
    this.hrTimeObserved = fields.hrTimeObserved;
    this.resource = fields.resource;
    this.instrumentationScope = fields.instrumentationScope;
    this.attributes = fields.attributes;
    this.droppedAttributesCount = fields.droppedAttributesCount;
  }

  setAttribute(key: string, value?: AnyValue): this {
    // Not by assignment: a key named `__proto__` is a key as well.
    Object.defineProperty(this.attributes, key, { value, configurable: true, enumerable: true, writable: true });
    return this;
  }

  setAttributes(attributes: AnyValueMap): this {
    for (const [key, value] of Object.entries(attributes)) this.setAttribute(key, value);
    return this;
  }

  setBody(body: AnyValue): this {
    this.body = body;
    return this;
  }

  setEventName(eventName: string): this {
    this.eventName = eventName;
    return this;
  }

  setSeverityNumber(severityNumber: SeverityNumber): this {
    this.severityNumber = severityNumber;
    return this;
  }

  setSeverityText(severityText: string): this {
    this.severityText = severityText;
    return this;
  }
}
