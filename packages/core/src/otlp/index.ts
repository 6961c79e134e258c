export { DecodeError } from "./decode-error.ts";
export { decodeResource, decodeScope } from "./decode-origin.ts";
export { decodeSpan } from "./decode-span.ts";
export { EncodeError } from "./encode-error.ts";
export { encodeExportRequest } from "./encode-export-request.ts";
export { encodeSpan } from "./encode-span.ts";
export { SpanEncoder } from "./span-encoder.ts";

export type { Allocate } from "./encode-export-request.ts";
export type { SpanEncoderOptions } from "./span-encoder.ts";
