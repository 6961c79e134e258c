import schema from "otlp-schema/build/src/generated/root.js";

const { ExportTraceServiceRequest } = schema.opentelemetry.proto.collector.trace.v1;

/** What the official schema reads in the bytes of a request. 64-bit numbers come as strings, bytes as hexadecimal. */
export const readRequest = (bytes: Uint8Array): OfficialRequest =>
  ExportTraceServiceRequest.toObject(ExportTraceServiceRequest.decode(bytes), {
    longs: String,
    bytes: Array,
    defaults: false,
  });

export interface OfficialKeyValue {
  readonly key?: string;
  readonly value?: OfficialValue;
}

export interface OfficialValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: string;
  readonly doubleValue?: number;
  readonly bytesValue?: number[];
  readonly arrayValue?: { readonly values?: OfficialValue[] };
  readonly kvlistValue?: { readonly values?: OfficialKeyValue[] };
}

export interface OfficialSpan {
  readonly traceId?: number[];
  readonly spanId?: number[];
  readonly parentSpanId?: number[];
  readonly traceState?: string;
  readonly name?: string;
  readonly kind?: number;
  readonly flags?: number;
  readonly startTimeUnixNano?: string;
  readonly endTimeUnixNano?: string;
  readonly attributes?: OfficialKeyValue[];
  readonly droppedAttributesCount?: number;
  readonly events?: {
    readonly timeUnixNano?: string;
    readonly name?: string;
    readonly attributes?: OfficialKeyValue[];
    readonly droppedAttributesCount?: number;
  }[];
  readonly droppedEventsCount?: number;
  readonly links?: {
    readonly traceId?: number[];
    readonly spanId?: number[];
    readonly traceState?: string;
    readonly flags?: number;
    readonly attributes?: OfficialKeyValue[];
    readonly droppedAttributesCount?: number;
  }[];
  readonly droppedLinksCount?: number;
  readonly status?: { readonly code?: number; readonly message?: string };
}

export interface OfficialRequest {
  readonly resourceSpans?: {
    readonly resource?: { readonly attributes?: OfficialKeyValue[] };
    readonly schemaUrl?: string;
    readonly scopeSpans?: {
      readonly scope?: { readonly name?: string; readonly version?: string };
      readonly schemaUrl?: string;
      readonly spans?: OfficialSpan[];
    }[];
  }[];
}
