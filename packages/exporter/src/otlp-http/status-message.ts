import { readFields } from "../protobuf/read-fields.ts";

const utf8 = new TextDecoder();

/**
 * What the body of a refusal says: the `message` of a `google.rpc.Status`, or the text if it is one; empty if it is
 * neither.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#failures-1
 */
export const statusMessage = (body: Uint8Array, contentType: string): string => {
  if (contentType.startsWith("text/plain") || contentType.startsWith("application/json")) return utf8.decode(body);
  if (!contentType.startsWith("application/x-protobuf")) return "";
  try {
    for (const { number, value } of readFields(body)) {
      if (number === 2 && typeof value !== "number") return utf8.decode(value);
    }
  } catch {
    // The status line has said what matters; an unreadable explanation explains nothing.
  }
  return "";
};
