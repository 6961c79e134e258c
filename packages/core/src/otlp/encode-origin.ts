import { StringInterner } from "../string-interner.ts";
import type { InstrumentationScope, Resource } from "../readable-span.ts";
import { AttributeKeys } from "./attribute-keys.ts";
import { ByteWriter } from "./byte-writer.ts";
import { ChunkPool } from "./chunk-pool.ts";
import { writeAttributes } from "./write-attributes.ts";

const MAX_BYTES = 8 * 1024 * 1024;
const NOTHING = new Uint8Array(0);

/** The bytes of a resource or scope, and of the schema URL that stands beside it in `ResourceSpans` or `ScopeSpans`. */
export interface EncodedOrigin {
  readonly bytes: Uint8Array;
  readonly schemaUrl: Uint8Array;
}

const encode = (schemaUrl: string | undefined, write: (writer: ByteWriter) => void): EncodedOrigin => {
  const writer = new ByteWriter(new ChunkPool(1024, 0), MAX_BYTES);
  writer.begin();
  try {
    write(writer);
  } catch {
    writer.begin(); // one broken resource must not hold up spans: it goes out without attributes
  }
  return { bytes: writer.finish(), schemaUrl: schemaUrl ? Buffer.from(schemaUrl, "utf8") : NOTHING };
};

const writeDropped = (writer: ByteWriter, tag: number, count: number): void => {
  if (count === 0) return;
  writer.byte(tag);
  writer.varint(count);
};

const resources = new WeakMap<Resource, EncodedOrigin>();
const scopes = new WeakMap<InstrumentationScope, EncodedOrigin>();

/** The body of an OTLP `Resource`: encoded once per resource, as soon as its attributes are final. */
export const encodeResource = (resource: Resource): EncodedOrigin => {
  const known = resources.get(resource);
  if (known !== undefined) return known;
  const encoded = encode(resource.schemaUrl, (writer) => {
    writeDropped(
      writer,
      0x10,
      writeAttributes(writer, 0x0a, resource.attributes, new AttributeKeys(new StringInterner())),
    );
  });
  if (resource.asyncAttributesPending !== true) resources.set(resource, encoded);
  return encoded;
};

/** The body of an OTLP `InstrumentationScope`: encoded once per scope. */
export const encodeScope = (scope: InstrumentationScope): EncodedOrigin => {
  const known = scopes.get(scope);
  if (known !== undefined) return known;
  const encoded = encode(scope.schemaUrl, (writer) => {
    writer.string(0x0a, String(scope.name));
    if (scope.version) writer.string(0x12, String(scope.version));
    const lost = writeAttributes(writer, 0x1a, scope.attributes, new AttributeKeys(new StringInterner()));
    writeDropped(writer, 0x20, lost + (scope.droppedAttributesCount ?? 0));
  });
  scopes.set(scope, encoded);
  return encoded;
};
