// The code is generated from the official .proto files, so that nothing here repeats an encoder's mistakes; the types of
// this folder name the part that a collector reads. Absent fields are null.

/** A 64-bit integer. */
export interface Long {
  readonly low: number;
  readonly high: number;
  readonly unsigned: boolean;
}

export interface ValueMessage {
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

export interface ResourceMessage {
  readonly attributes: readonly KeyValueMessage[];
  readonly droppedAttributesCount: number | null;
}

export interface ScopeMessage extends ResourceMessage {
  readonly name: string | null;
  readonly version: string | null;
}

/** What the groups of all signals have. */
export interface ScopeGroup {
  readonly scope: ScopeMessage | null;
  readonly schemaUrl: string | null;
}

export interface ResourceGroup {
  readonly resource: ResourceMessage | null;
  readonly schemaUrl: string | null;
}
