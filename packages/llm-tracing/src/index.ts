export { LlmTracer } from "./llm-tracer.ts";
export { recordError } from "./errors/record-error.ts";

export type { AgentInvocation } from "./agents/agent-invocation.ts";
export type { CaptureContent } from "./content/capture-content.ts";
export type {
  FlatAttribute,
  InferenceRequest,
  InferenceResponse,
  InferenceUsage,
} from "./inference/inference-request.ts";
export type { LlmSpan } from "./inference/llm-span.ts";
export type { ContentForm, LlmTracerOptions } from "./llm-tracer-options.ts";
export type { Message, MessagePart, ToolDefinition } from "./content/message.ts";
export type { ReadChunk } from "./stream/observe-stream.ts";
export type { RecordErrorOptions } from "./errors/record-error.ts";
export type { StreamSource } from "./stream/stream-source.ts";
export type { ToolCall } from "./agents/tool-call.ts";
