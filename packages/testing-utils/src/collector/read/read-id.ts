import { MalformedRequestError } from "../decode/malformed-request-error.ts";

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** A wrong length makes the request malformed, as in the OpenTelemetry Collector; a missing id is the empty string. */
const readId = (field: string, bytes: Uint8Array | null, length: number): string => {
  if (bytes === null || bytes.length === 0) return "";
  if (bytes.length === length) return Buffer.from(bytes).toString("hex");
  throw new MalformedRequestError(`${field}: expected ${length} bytes, got ${bytes.length}`);
};

export const readTraceId = (field: string, bytes: Uint8Array | null): string => readId(field, bytes, TRACE_ID_BYTES);

export const readSpanId = (field: string, bytes: Uint8Array | null): string => readId(field, bytes, SPAN_ID_BYTES);
