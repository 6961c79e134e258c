import type { KeyValueMessage, Long, ResourceGroup, ScopeGroup } from "./common.ts";

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

export interface ScopeSpansMessage extends ScopeGroup {
  readonly spans: readonly SpanMessage[];
}

export interface TraceRequestMessage {
  readonly resourceSpans: readonly (ResourceGroup & { readonly scopeSpans: readonly ScopeSpansMessage[] })[];
}
