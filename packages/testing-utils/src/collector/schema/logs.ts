import type { KeyValueMessage, Long, ResourceGroup, ScopeGroup, ValueMessage } from "./common.ts";

export interface LogRecordMessage {
  readonly timeUnixNano: Long | null;
  readonly observedTimeUnixNano: Long | null;
  readonly severityNumber: number | null;
  readonly severityText: string | null;
  readonly body: ValueMessage | null;
  readonly attributes: readonly KeyValueMessage[];
  readonly droppedAttributesCount: number | null;
  readonly flags: number | null;
  readonly traceId: Uint8Array | null;
  readonly spanId: Uint8Array | null;
  readonly eventName: string | null;
}

export interface ScopeLogsMessage extends ScopeGroup {
  readonly logRecords: readonly LogRecordMessage[];
}

export interface LogsRequestMessage {
  readonly resourceLogs: readonly (ResourceGroup & { readonly scopeLogs: readonly ScopeLogsMessage[] })[];
}
