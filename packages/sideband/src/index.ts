export { unaccounted } from "@sideband/core";
export { LlmTracer, recordError, withIdentity } from "@sideband/llm-tracing";
export { createRedactor, defineDetector, personalDataDetectors, secretDetectors } from "@sideband/redaction";
export { bind, bindAsyncIterable, traced, withContext, withDestination, withSpan } from "@sideband/propagation";

export { start } from "./start.ts";

export type { DropReason, Ledger, LedgerSnapshot, Overflow } from "@sideband/core";
export type { HeaderRecord, HeadersOption } from "@sideband/exporter";
export type {
  AgentInvocation,
  CaptureContent,
  Identity,
  InferenceRequest,
  InferenceResponse,
  InferenceUsage,
  LlmSpan,
  LlmTracerOptions,
  Message,
  ToolCall,
} from "@sideband/llm-tracing";
export type { Detector, RedactionCounts, RedactionMode, Redactor, RedactorOptions } from "@sideband/redaction";
export type {
  Configuration,
  ExporterConfiguration,
  LlmConfiguration,
  PropagationConfiguration,
  QueueConfiguration,
  RedactionConfiguration,
  ServiceConfiguration,
  ThreadConfiguration,
} from "./configuration.ts";
export type { EgressGuard, TracedOptions } from "@sideband/propagation";
export type { Log } from "./log.ts";
export type { Telemetry } from "./telemetry.ts";
