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

export interface CollectedResource {
  readonly attributes: CollectedAttributes;
  readonly droppedAttributesCount: number;
  readonly schemaUrl: string;
}

export interface CollectedScope extends CollectedResource {
  readonly name: string;
  readonly version: string;
}

/** What everything that is collected came with. */
export interface CollectedOrigin {
  readonly resource: CollectedResource;
  readonly scope: CollectedScope;
}
