import Protobuf from "protobufjs/minimal.js";

import type { Exchange } from "../http/exchange.ts";
import { CONTENT_TYPES, type BodyFormat } from "./body-format.ts";
import { traceService } from "./otlp-schema.ts";

/** What a collector says about spans that it did not take. */
export interface PartialSuccess {
  readonly rejectedSpans: number;
  readonly errorMessage: string;
}

const STATUS_CODE_FIELD = 8; // field 1, varint
const STATUS_MESSAGE_FIELD = 18; // field 2, length-delimited

const successBody = (format: BodyFormat, partialSuccess: PartialSuccess | undefined): string | Uint8Array => {
  if (format === "protobuf") return traceService.ExportTraceServiceResponse.encode({ partialSuccess }).finish();
  if (partialSuccess === undefined) return "{}";
  // JSON writes 64-bit integers as strings.
  return JSON.stringify({ partialSuccess: { ...partialSuccess, rejectedSpans: String(partialSuccess.rejectedSpans) } });
};

/** A `google.rpc.Status`, the body that OTLP asks for with every failure. */
const failureBody = (format: BodyFormat, code: number, message: string): string | Uint8Array => {
  if (format === "json") return JSON.stringify({ code, message });
  const writer = Protobuf.Writer.create();
  return writer.uint32(STATUS_CODE_FIELD).int32(code).uint32(STATUS_MESSAGE_FIELD).string(message).finish();
};

/** Source: https://opentelemetry.io/docs/specs/otlp/#full-success and #partial-success */
export const respondSuccess = (exchange: Exchange, format: BodyFormat, partialSuccess?: PartialSuccess): void => {
  exchange.answer(200, { "content-type": CONTENT_TYPES[format] }, successBody(format, partialSuccess));
};

const INVALID_ARGUMENT = 3;
const UNAVAILABLE = 14;

/** Source: https://opentelemetry.io/docs/specs/otlp/#failures */
export const respondFailure = (
  exchange: Exchange,
  format: BodyFormat,
  failure: { status: number; message: string; headers?: Readonly<Record<string, string>> },
): void => {
  const code = failure.status >= 500 || failure.status === 429 ? UNAVAILABLE : INVALID_ARGUMENT;
  exchange.answer(
    failure.status,
    { "content-type": CONTENT_TYPES[format], ...failure.headers },
    failureBody(format, code, failure.message),
  );
};
