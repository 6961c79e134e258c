export { withIdentity } from "./context/identity.ts";
export { recordError } from "./errors/record-error.ts";
export { LlmTracer } from "./llm-tracer.ts";

export type { CaptureContent } from "./content/capture-content.ts";
export type { ContentForm } from "./content/form-content.ts";
export type { Message, MessagePart, ToolDefinition } from "./content/message.ts";
export type { Redact } from "./content/redact.ts";
export type { Identity, IdentityField } from "./context/identity.ts";
export type { CostSource, PricedCall } from "./cost/cost-source.ts";
export type { ExceptionSignal } from "./errors/exception-signal.ts";
export type { RecordErrorOptions } from "./errors/record-error.ts";
export type { EventLogger, EventLoggerProvider, EventRecord } from "./events/logger.ts";
export type {
  FlatAttribute,
  InferenceRequest,
  InferenceResponse,
  InferenceUsage,
} from "./inference/inference-request.ts";
export type { LlmSpan } from "./inference/llm-span.ts";
export type { FlushOptions } from "./flush-options.ts";
export type { LlmTracerOptions } from "./llm-tracer-options.ts";
export type { EndedLlmOperation, LlmObserver, LlmOperation } from "./observers/llm-observer.ts";
export type { AgentInvocation } from "./operations/agent-invocation.ts";
export type { EmbeddingsRequest } from "./operations/embeddings.ts";
export type { Evaluation } from "./operations/evaluation.ts";
export type { Handoff } from "./operations/handoff.ts";
export type { FoundMemories, MemorySearch } from "./operations/memory-search.ts";
export type { Plan } from "./operations/plan.ts";
export type { Reasoning, ReasoningResult } from "./operations/reasoning.ts";
export type { ResultSpan } from "./operations/result-span.ts";
export type { RetrievedDocuments, Retrieval } from "./operations/retrieval.ts";
export type { ToolCall } from "./operations/tool-call.ts";
export type { SelectedTool, ToolSelection } from "./operations/tool-selection.ts";
export type { Workflow } from "./operations/workflow.ts";
export type { ReadChunk } from "./stream/observe-stream.ts";
export type { StreamSource } from "./stream/stream-source.ts";
