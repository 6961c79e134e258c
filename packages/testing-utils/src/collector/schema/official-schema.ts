import generated from "otlp-schema/build/src/generated/root.js";

import type { LogsRequestMessage } from "./logs.ts";
import type { MetricsRequestMessage } from "./metrics.ts";
import type { TraceRequestMessage } from "./trace.ts";

/** What the generated code can do with a message. */
export interface MessageType<Message> {
  decode(bytes: Uint8Array): Message;
  fromObject(value: unknown): Message;
  /** What is wrong with a plain object, or `null`. */
  verify(value: unknown): string | null;
  encode(value: unknown): { finish(): Uint8Array };
}

interface TraceService {
  readonly ExportTraceServiceRequest: MessageType<TraceRequestMessage>;
  readonly ExportTraceServiceResponse: MessageType<unknown>;
}

interface MetricsService {
  readonly ExportMetricsServiceRequest: MessageType<MetricsRequestMessage>;
  readonly ExportMetricsServiceResponse: MessageType<unknown>;
}

interface LogsService {
  readonly ExportLogsServiceRequest: MessageType<LogsRequestMessage>;
  readonly ExportLogsServiceResponse: MessageType<unknown>;
}

interface OfficialSchema {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: {
        readonly trace: { readonly v1: TraceService };
        readonly metrics: { readonly v1: MetricsService };
        readonly logs: { readonly v1: LogsService };
      };
    };
  };
}

const { collector } = (generated as unknown as OfficialSchema).opentelemetry.proto;

/** The messages of `opentelemetry/proto/collector/trace/v1/trace_service.proto`. */
export const traceService: TraceService = collector.trace.v1;

/** The messages of `opentelemetry/proto/collector/metrics/v1/metrics_service.proto`. */
export const metricsService: MetricsService = collector.metrics.v1;

/** The messages of `opentelemetry/proto/collector/logs/v1/logs_service.proto`. */
export const logsService: LogsService = collector.logs.v1;
