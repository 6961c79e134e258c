import type { ReadableSpan } from "../readable-span.ts";
import { SpanEncoder } from "./span-encoder.ts";

let encoder: SpanEncoder | undefined;

/**
 * Encodes one span as the body of an OTLP `Span` message, with the default limits. For many spans, or other limits,
 * hold a `SpanEncoder`.
 *
 * @throws EncodeError when the span cannot be encoded, or is longer than 8 MiB.
 * @example
 * ```ts
 * import { encodeSpan } from "@sideband/core/otlp";
 * import type { ReadableSpan } from "@sideband/core";
 *
 * const size = (span: ReadableSpan): number => encodeSpan(span).length;
 * ```
 */
export const encodeSpan = (span: ReadableSpan): Uint8Array => {
  encoder ??= new SpanEncoder();
  return encoder.encode(span);
};
