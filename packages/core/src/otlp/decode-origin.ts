import type { Attributes } from "@opentelemetry/api";

import type { InstrumentationScope, Resource } from "../readable-span.ts";
import { ByteReader } from "./byte-reader.ts";
import { readKeyValue } from "./decode-any-value.ts";

/** A resource read back from bytes. */
class DecodedResource implements Resource {
  readonly attributes: Attributes;
  readonly schemaUrl?: string;

  constructor(attributes: Attributes, schemaUrl: string | undefined) {
    this.attributes = attributes;
    if (schemaUrl !== undefined) this.schemaUrl = schemaUrl;
  }

  /** As the SDK merges: what the other one says counts, and a schema only where the two do not differ. */
  merge(other: Resource | null): Resource {
    if (other === null) return this;
    const mine = this.schemaUrl ?? other.schemaUrl;
    const schemaUrl = other.schemaUrl === undefined || other.schemaUrl === mine ? mine : undefined;
    return new DecodedResource({ ...this.attributes, ...other.attributes }, schemaUrl);
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- the stock declaration's own value type
  getRawAttributes(): [string, any][] {
    return Object.entries(this.attributes);
  }
}

const textOf = (schemaUrl: Uint8Array): string | undefined =>
  schemaUrl.length === 0 ? undefined : new TextDecoder().decode(schemaUrl);

/**
 * The resource that an OTLP `Resource` message holds.
 *
 * @param schemaUrl the UTF-8 bytes of the schema URL, which stands beside the message in `ResourceSpans`.
 * @throws DecodeError when the bytes are no such message.
 * @example
 * ```ts
 * import { decodeResource } from "@sideband/core/otlp";
 *
 * const serviceName = (bytes: Uint8Array): unknown => decodeResource(bytes).attributes["service.name"];
 * ```
 */
export const decodeResource = (bytes: Uint8Array, schemaUrl: Uint8Array = new Uint8Array()): Resource => {
  const reader = new ByteReader(bytes);
  const attributes: Attributes = {};
  while (reader.more) {
    const tag = reader.tag();
    if (tag === 0x0a) readKeyValue(reader, attributes);
    else reader.skip(tag);
  }
  return new DecodedResource(attributes, textOf(schemaUrl));
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The scope that an OTLP `InstrumentationScope` message holds.
 *
 * @param schemaUrl the UTF-8 bytes of the schema URL, which stands beside the message in `ScopeSpans`.
 * @throws DecodeError when the bytes are no such message.
 * @example
 * ```ts
 * import { decodeScope } from "@sideband/core/otlp";
 *
 * const scopeName = (bytes: Uint8Array): string => decodeScope(bytes).name;
 * ```
 */
export const decodeScope = (bytes: Uint8Array, schemaUrl: Uint8Array = new Uint8Array()): InstrumentationScope => {
  const reader = new ByteReader(bytes);
  const scope: Mutable<InstrumentationScope> = { name: "" };
  const attributes: Attributes = {};
  while (reader.more) {
    const tag = reader.tag();
    if (tag === 0x0a) scope.name = reader.string();
    else if (tag === 0x12) scope.version = reader.string();
    else if (tag === 0x1a) readKeyValue(reader, attributes);
    else if (tag === 0x20) scope.droppedAttributesCount = reader.varint();
    else reader.skip(tag);
  }
  const url = textOf(schemaUrl);
  if (url !== undefined) scope.schemaUrl = url;
  return Object.keys(attributes).length === 0 ? scope : { ...scope, attributes };
};
