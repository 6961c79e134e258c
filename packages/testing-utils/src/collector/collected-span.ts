import type { CollectedAttributes, CollectedOrigin } from "./collected-value.ts";

export interface CollectedEvent {
  readonly name: string;
  readonly timeUnixNano: bigint;
  readonly attributes: CollectedAttributes;
  readonly droppedAttributesCount: number;
}

export interface CollectedLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState: string;
  readonly flags: number;
  readonly attributes: CollectedAttributes;
  readonly droppedAttributesCount: number;
}

/** A span as it came over the wire, flat: resource and scope stand beside its own fields. Ids are hexadecimal. */
export interface CollectedSpan extends CollectedOrigin {
  readonly traceId: string;
  readonly spanId: string;
  /** `null` for the root of a trace. */
  readonly parentSpanId: string | null;
  readonly traceState: string;
  readonly flags: number;
  readonly name: string;
  readonly kind: "unspecified" | "internal" | "server" | "client" | "producer" | "consumer";
  readonly startTimeUnixNano: bigint;
  readonly endTimeUnixNano: bigint;
  readonly status: { readonly code: "unset" | "ok" | "error"; readonly message: string };
  readonly attributes: CollectedAttributes;
  readonly events: readonly CollectedEvent[];
  readonly links: readonly CollectedLink[];
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
}
