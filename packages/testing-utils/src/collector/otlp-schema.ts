import generated from "otlp-schema/build/src/generated/root.js";

// The code is generated from the official .proto files, so that nothing here repeats an encoder's mistakes; these types
// name the part that a collector reads. Absent fields are null.

export interface Long {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

export interface ValueMessage {
  readonly value?:
    | "stringValue"
    | "boolValue"
    | "intValue"
    | "doubleValue"
    | "arrayValue"
    | "kvlistValue"
    | "bytesValue";
  readonly stringValue: string | null;
  readonly boolValue: boolean | null;
  readonly intValue: Long | null;
  readonly doubleValue: number | null;
  readonly arrayValue: { readonly values: readonly ValueMessage[] } | null;
  readonly kvlistValue: { readonly values: readonly KeyValueMessage[] } | null;
  readonly bytesValue: Uint8Array | null;
}

export interface KeyValueMessage {
  readonly key: string | null;
  readonly value: ValueMessage | null;
}

export interface EventMessage {
  readonly timeUnixNano: Long | null;
  readonly name: string | null;
  readonly attributes: readonly KeyValueMessage[];
  readonly droppedAttributesCount: number | null;
}

export interface LinkMessage {
  readonly traceId: Uint8Array | null;
  readonly spanId: Uint8Array | null;
  readonly traceState: string | null;
  readonly attributes: readonly KeyValueMessage[];
  readonly droppedAttributesCount: number | null;
  readonly flags: number | null;
}

export interface SpanMessage {
  readonly traceId: Uint8Array | null;
  readonly spanId: Uint8Array | null;
  readonly traceState: string | null;
  readonly parentSpanId: Uint8Array | null;
  readonly flags: number | null;
  readonly name: string | null;
  readonly kind: number | null;
  readonly startTimeUnixNano: Long | null;
  readonly endTimeUnixNano: Long | null;
  readonly attributes: readonly KeyValueMessage[];
  readonly droppedAttributesCount: number | null;
  readonly events: readonly EventMessage[];
  readonly droppedEventsCount: number | null;
  readonly links: readonly LinkMessage[];
  readonly droppedLinksCount: number | null;
  readonly status: { readonly message: string | null; readonly code: number | null } | null;
}

export interface ResourceMessage {
  readonly attributes: readonly KeyValueMessage[];
  readonly droppedAttributesCount: number | null;
}

export interface ScopeMessage extends ResourceMessage {
  readonly name: string | null;
  readonly version: string | null;
}

export interface ScopeSpansMessage {
  readonly scope: ScopeMessage | null;
  readonly spans: readonly SpanMessage[];
  readonly schemaUrl: string | null;
}

export interface TraceRequestMessage {
  readonly resourceSpans: readonly {
    readonly resource: ResourceMessage | null;
    readonly scopeSpans: readonly ScopeSpansMessage[];
    readonly schemaUrl: string | null;
  }[];
}

interface MessageType<Message> {
  decode(bytes: Uint8Array): Message;
  fromObject(value: unknown): Message;
  /** What is wrong with a plain object, or `null`. */
  verify(value: unknown): string | null;
  encode(value: unknown): { finish(): Uint8Array };
}

interface TraceService {
  readonly ExportTraceServiceRequest: MessageType<TraceRequestMessage>;
  readonly ExportTraceServiceResponse: MessageType<unknown>;
}

interface OfficialSchema {
  readonly opentelemetry: { readonly proto: { readonly collector: { readonly trace: { readonly v1: TraceService } } } };
}

/** The messages of `opentelemetry/proto/collector/trace/v1/trace_service.proto`. */
export const traceService: TraceService = (generated as unknown as OfficialSchema).opentelemetry.proto.collector.trace
  .v1;
