import { decodeSpan } from "./otlp/decode-span.ts";
import { JsonAttributes } from "./otlp/json-attributes.ts";
import type { SpanEncoder } from "./otlp/span-encoder.ts";
import type { ReadableSpan } from "./readable-span.ts";

/** Spans as objects, with their structures as JSON: read back from bytes, as no stage changes a span itself. */
export class StructuresAsJson {
  readonly #encoder: SpanEncoder;
  readonly #json: JsonAttributes;

  constructor(encoder: SpanEncoder, keys: readonly string[]) {
    this.#encoder = encoder;
    this.#json = new JsonAttributes(keys);
  }

  /**
   * The span itself where none of these keys has a structure.
   *
   * @throws EncodeError when it cannot be encoded.
   */
  apply(span: ReadableSpan): ReadableSpan {
    const encoded = this.#encoder.encode(span);
    const finished = this.#json.apply(encoded);
    const result = finished === encoded ? span : decodeSpan(finished, span.resource, span.instrumentationScope);
    this.#encoder.release(encoded);
    return result;
  }
}
