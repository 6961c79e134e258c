/** An attribute's value. Integers beyond 2^53 are bigints; an empty value is `null`. */
export type CollectedValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | readonly CollectedValue[]
  | { readonly [key: string]: CollectedValue };

export type CollectedAttributes = Readonly<Record<string, CollectedValue>>;

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

export interface CollectedResource {
  readonly attributes: CollectedAttributes;
  readonly droppedAttributesCount: number;
  readonly schemaUrl: string;
}

export interface CollectedScope extends CollectedResource {
  readonly name: string;
  readonly version: string;
}

/** A span as it came over the wire, flat: resource and scope stand beside its own fields. Ids are hexadecimal. */
export interface CollectedSpan {
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
  readonly resource: CollectedResource;
  readonly scope: CollectedScope;
}
