import type { BodyFormat } from "./body-format.ts";
import type { CollectedSpan } from "./collected-span.ts";
import { MalformedRequestError } from "./malformed-request-error.ts";
import { normalizeJson } from "./normalize-json.ts";
import { traceService, type TraceRequestMessage } from "./otlp-schema.ts";
import { readSpans } from "./read-spans.ts";

const { ExportTraceServiceRequest } = traceService;

const parse = (body: Buffer, format: BodyFormat): TraceRequestMessage => {
  if (format === "protobuf") return ExportTraceServiceRequest.decode(body);
  const value = normalizeJson(JSON.parse(body.toString("utf8")));
  const complaint = ExportTraceServiceRequest.verify(value);
  if (complaint !== null) throw new MalformedRequestError(complaint);
  return ExportTraceServiceRequest.fromObject(value);
};

/** The spans of an export request. Throws a {@link MalformedRequestError} for anything that is not one. */
export const decodeRequest = (body: Buffer, format: BodyFormat): readonly CollectedSpan[] => {
  try {
    return readSpans(parse(body, format));
  } catch (error) {
    if (error instanceof MalformedRequestError) throw error;
    throw new MalformedRequestError(`Not an ExportTraceServiceRequest in ${format}: ${String(error)}`, {
      cause: error,
    });
  }
};
