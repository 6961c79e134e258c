import { decodeResource, decodeScope } from "../otlp/decode-origin.ts";
import { encodeResource, encodeScope } from "../otlp/encode-origin.ts";
import type { EncodedSpan } from "../encoded-batch.ts";

/** The lengths of four texts, in front of them. */
const HEADER_BYTES = 16;

/** A span with where it comes from in front of it. */
export const encodeWithOrigin = ({ bytes, resource, scope }: EncodedSpan): Uint8Array => {
  const from = encodeResource(resource);
  const by = encodeScope(scope);
  const parts = [from.bytes, from.schemaUrl, by.bytes, by.schemaUrl];
  const lengths = new Uint8Array(Uint32Array.from(parts, ({ length }) => length).buffer);
  return Buffer.concat([lengths, ...parts, bytes]);
};

/** @throws DecodeError when the payload is none. */
export const decodeWithOrigin = (payload: Uint8Array): EncodedSpan => {
  const lengths = new Uint32Array(Uint8Array.from(payload.subarray(0, HEADER_BYTES)).buffer);
  let position = HEADER_BYTES;
  const [resource, resourceUrl, scope, scopeUrl] = Array.from(lengths, (length) =>
    payload.subarray(position, (position += length)),
  );
  return {
    bytes: payload.subarray(position),
    resource: decodeResource(resource as Uint8Array, resourceUrl),
    scope: decodeScope(scope as Uint8Array, scopeUrl),
  };
};
