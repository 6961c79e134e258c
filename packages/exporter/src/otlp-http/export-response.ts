import { readFields } from "../protobuf/read-fields.ts";

/** What the receiver said about a request that it took, wholly or in part. */
export interface PartialSuccess {
  /** Items refused; 0 makes the message a warning. As it came: it may exceed what was sent. */
  readonly rejected: number;
  readonly message: string;
}

const NOTHING_SAID: PartialSuccess = { rejected: 0, message: "" };

const utf8 = new TextDecoder();

/**
 * Reads the body of a success. The three signals' responses are the same on the wire:
 * `partial_success = 1 { rejected = 1 (int64), error_message = 2 }`; unknown fields are skipped.
 *
 * @throws RangeError if the bytes are no protobuf message.
 * @see https://opentelemetry.io/docs/specs/otlp/#partial-success-1
 */
export const decodeExportResponse = (body: Uint8Array): PartialSuccess => {
  let { rejected, message } = NOTHING_SAID;
  for (const outer of readFields(body)) {
    if (outer.number !== 1 || typeof outer.value === "number") continue;
    for (const { number, value } of readFields(outer.value)) {
      if (number === 1 && typeof value === "number") rejected = Math.max(0, value);
      if (number === 2 && typeof value !== "number") message = utf8.decode(value);
    }
  }
  return { rejected, message };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * Reads the same out of JSON, which some receivers answer whatever they were asked in.
 *
 * @throws SyntaxError if the text is not JSON.
 */
export const parseExportResponse = (text: string): PartialSuccess => {
  const response: unknown = JSON.parse(text);
  const partial = isRecord(response) ? response["partialSuccess"] : undefined;
  if (!isRecord(partial)) return NOTHING_SAID;
  const count = Number(partial["rejectedSpans"] ?? partial["rejectedLogRecords"] ?? partial["rejectedDataPoints"] ?? 0);
  const message = partial["errorMessage"];
  return {
    rejected: count > 0 ? count : 0,
    message: typeof message === "string" ? message : "",
  };
};
