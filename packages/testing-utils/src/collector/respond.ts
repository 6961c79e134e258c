import Protobuf from "protobufjs/minimal.js";

import type { Exchange } from "../http/exchange.ts";
import { CONTENT_TYPES, type BodyFormat } from "./body-format.ts";
import { logsService, metricsService, traceService, type MessageType } from "./schema/official-schema.ts";
import type { Signal } from "./signal.ts";

/** What a collector says about what it did not take. */
export interface PartialSuccess {
  /** Spans, data points or log records. */
  readonly rejected: number;
  readonly errorMessage: string;
}

/** Who is answered, and how. */
export interface ResponseForm {
  readonly signal: Signal;
  readonly format: BodyFormat;
}

interface ResponseMessage {
  readonly type: MessageType<unknown>;
  readonly rejectedField: string;
}

const responses: Readonly<Record<Signal, ResponseMessage>> = {
  traces: { type: traceService.ExportTraceServiceResponse, rejectedField: "rejectedSpans" },
  metrics: { type: metricsService.ExportMetricsServiceResponse, rejectedField: "rejectedDataPoints" },
  logs: { type: logsService.ExportLogsServiceResponse, rejectedField: "rejectedLogRecords" },
};

/** Source: https://opentelemetry.io/docs/specs/otlp/#full-success and #partial-success */
export const successBody = ({ signal, format }: ResponseForm, partial?: PartialSuccess): string | Uint8Array => {
  const { type, rejectedField } = responses[signal];
  if (partial === undefined) return format === "json" ? "{}" : type.encode({}).finish();
  const { rejected, errorMessage } = partial;
  if (format === "protobuf")
    return type.encode({ partialSuccess: { [rejectedField]: rejected, errorMessage } }).finish();
  // JSON writes 64-bit integers as strings.
  return JSON.stringify({ partialSuccess: { [rejectedField]: String(rejected), errorMessage } });
};

export const respondSuccess = (exchange: Exchange, form: ResponseForm, partial?: PartialSuccess): void => {
  exchange.answer(200, { "content-type": CONTENT_TYPES[form.format] }, successBody(form, partial));
};

const STATUS_CODE_FIELD = 8; // field 1, varint
const STATUS_MESSAGE_FIELD = 18; // field 2, length-delimited

/** A `google.rpc.Status`, the body that OTLP asks for with every failure. */
const failureBody = (format: BodyFormat, code: number, message: string): string | Uint8Array => {
  if (format === "json") return JSON.stringify({ code, message });
  const writer = Protobuf.Writer.create();
  return writer.uint32(STATUS_CODE_FIELD).int32(code).uint32(STATUS_MESSAGE_FIELD).string(message).finish();
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
