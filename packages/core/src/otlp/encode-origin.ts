import { StringInterner } from "../string-interner.ts";
import type { InstrumentationScope, Resource } from "../readable-span.ts";
import { isPending } from "../resource-patience.ts";
import { AttributeKeys } from "./attribute-keys.ts";
import { ByteWriter } from "./byte-writer.ts";
import { ChunkPool } from "./chunk-pool.ts";
import { writeAttributes } from "./write-attributes.ts";
import { writeCount } from "./write-count.ts";

const MAX_BYTES = 8 * 1024 * 1024;
const NOTHING = new Uint8Array(0);

/** The bytes of a resource or scope, and of the schema URL that stands beside it in `ResourceSpans` or `ScopeSpans`. */
export interface EncodedOrigin {
  readonly bytes: Uint8Array;
  readonly schemaUrl: Uint8Array;
}

/** One broken resource or scope must not hold up spans: what of it cannot be read is left out. */
const encode = (origin: { readonly schemaUrl?: string }, write: (writer: ByteWriter) => void): EncodedOrigin => {
  const writer = new ByteWriter(new ChunkPool(1024, 0), MAX_BYTES);
  writer.begin();
  try {
    write(writer);
  } catch {
    writer.begin();
  }
  return { bytes: writer.finish(), schemaUrl: schemaUrlOf(origin) };
};

const schemaUrlOf = (origin: { readonly schemaUrl?: string }): Uint8Array => {
  try {
    return origin.schemaUrl ? Buffer.from(String(origin.schemaUrl), "utf8") : NOTHING;
  } catch {
    return NOTHING;
  }
};

const resources = new WeakMap<Resource, EncodedOrigin>();
const scopes = new WeakMap<InstrumentationScope, EncodedOrigin>();

/** The body of an OTLP `Resource`: encoded once per resource, as soon as its attributes are final. */
export const encodeResource = (resource: Resource): EncodedOrigin => {
  const known = resources.get(resource);
  if (known !== undefined) return known;
  const encoded = encode(resource, (writer) => {
    const lost = writeAttributes(writer, 0x0a, resource.attributes, new AttributeKeys(new StringInterner()));
    writeCount(writer, 0x10, undefined, lost);
  });
  if (!isPending(resource)) resources.set(resource, encoded);
  return encoded;
};

/** The body of an OTLP `InstrumentationScope`: encoded once per scope. */
export const encodeScope = (scope: InstrumentationScope): EncodedOrigin => {
  const known = scopes.get(scope);
  if (known !== undefined) return known;
  const encoded = encode(scope, (writer) => {
    writer.string(0x0a, String(scope.name));
    if (scope.version) writer.string(0x12, String(scope.version));
    const lost = writeAttributes(writer, 0x1a, scope.attributes, new AttributeKeys(new StringInterner()));
    writeCount(writer, 0x20, scope.droppedAttributesCount, lost);
  });
  scopes.set(scope, encoded);
  return encoded;
};
