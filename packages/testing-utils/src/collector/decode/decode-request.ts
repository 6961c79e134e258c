import type { BodyFormat } from "../body-format.ts";
import { readLogs } from "../read/read-logs.ts";
import { readMetrics } from "../read/read-metrics.ts";
import { readSpans } from "../read/read-spans.ts";
import { logsService, metricsService, traceService } from "../schema/official-schema.ts";
import type { Signal } from "../signal.ts";
import { NO_TELEMETRY, type Telemetry } from "../telemetry.ts";
import { MalformedRequestError } from "./malformed-request-error.ts";
import { messageDecoder, type MessageDecoder } from "./message-decoder.ts";
import { parseJson } from "./parse-json.ts";

const decoders: Readonly<Record<Signal, MessageDecoder>> = {
  traces: messageDecoder("ExportTraceServiceRequest", traceService.ExportTraceServiceRequest, (request) => ({
    ...NO_TELEMETRY,
    spans: readSpans(request),
  })),
  metrics: messageDecoder("ExportMetricsServiceRequest", metricsService.ExportMetricsServiceRequest, (request) => ({
    ...NO_TELEMETRY,
    metrics: readMetrics(request),
  })),
  logs: messageDecoder("ExportLogsServiceRequest", logsService.ExportLogsServiceRequest, (request) => ({
    ...NO_TELEMETRY,
    logs: readLogs(request),
  })),
};

/** What an export request carries. Throws a {@link MalformedRequestError} for anything that is not one. */
export const decodeRequest = (signal: Signal, body: Buffer, format: BodyFormat): Telemetry => {
  const decoder = decoders[signal];
  try {
    return format === "protobuf" ? decoder.fromProtobuf(body) : decoder.fromJson(parseJson(body));
  } catch (error) {
    if (error instanceof MalformedRequestError) throw error;
    throw new MalformedRequestError(`Not an ${decoder.name} in ${format}: ${String(error)}`, { cause: error });
  }
};
