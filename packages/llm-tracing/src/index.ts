export { LlmTracer } from "./llm-tracer.ts";
export { recordError } from "./record-error.ts";

export type { AgentInvocation } from "./agent-invocation.ts";
export type { CaptureContent } from "./capture-content.ts";
export type { FlatAttribute, InferenceRequest, InferenceResponse, InferenceUsage } from "./inference-request.ts";
export type { LlmSpan } from "./llm-span.ts";
export type { ContentForm, LlmTracerOptions } from "./llm-tracer-options.ts";
export type { Message, MessagePart, ToolDefinition } from "./message.ts";
export type { ReadChunk } from "./observe-stream.ts";
export type { RecordErrorOptions } from "./record-error.ts";
export type { StreamSource } from "./stream-source.ts";
export type { ToolCall } from "./tool-call.ts";
