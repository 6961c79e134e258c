export { ServerProcessError } from "./child/server-process-error.ts";
export { answer } from "./collector/answer.ts";
export { CollectorServer } from "./collector/collector-server.ts";
export { FakeProvider } from "./fake-provider/fake-provider.ts";
export { reply } from "./fake-provider/reply.ts";
export { createTelemetryHarness } from "./harness/create-telemetry-harness.ts";
export { expectNoOpenSpans } from "./harness/expect-no-open-spans.ts";
export { OpenSpansError } from "./harness/open-spans-error.ts";
export { printTree } from "./harness/print-tree.ts";
export { SeededIdGenerator } from "./harness/seeded-id-generator.ts";
export { SpanRecorder } from "./harness/span-recorder.ts";
export { ServerFailureError } from "./server-failure-error.ts";
export { WaitTimeoutError } from "./wait-timeout-error.ts";

export type { WaitOptions } from "./change-signal.ts";
export type { Answer } from "./collector/answer.ts";
export type { AcceptAnswer } from "./collector/answers/accept.ts";
export type { BlackHoleAnswer } from "./collector/answers/black-hole.ts";
export type { DelayAnswer } from "./collector/answers/delay.ts";
export type { PartialSuccessAnswer } from "./collector/answers/partial-success.ts";
export type { ResetAnswer, ResetAnswerOptions } from "./collector/answers/reset.ts";
export type { SlowLorisAnswer, SlowLorisAnswerOptions } from "./collector/answers/slow-loris.ts";
export type { StatusAnswer, StatusAnswerOptions } from "./collector/answers/status.ts";
export type {
  CollectedAttributes,
  CollectedEvent,
  CollectedLink,
  CollectedResource,
  CollectedScope,
  CollectedSpan,
  CollectedValue,
} from "./collector/collected-span.ts";
export type { CollectorCall, CollectorRequest, CollectorTotals } from "./collector/collector-request.ts";
export type { CollectorServerOptions } from "./collector/collector-server.ts";
export type { SpawnedCollector, SpawnedCollectorOptions } from "./collector/spawned-collector.ts";
export type {
  CompletionEnding,
  CompletionOptions,
  CompletionReply,
  FinishReason,
  ReplyUsage,
  ToolCallRequest,
} from "./fake-provider/completion-reply.ts";
export type { FakeProviderOptions } from "./fake-provider/fake-provider.ts";
export type {
  ProviderCall,
  ProviderMessage,
  ProviderRequest,
  ProviderRequestBody,
} from "./fake-provider/provider-request.ts";
export type { BreakOptions, DisconnectReply, HangReply, Reply } from "./fake-provider/reply.ts";
export type { SpawnedProvider, SpawnedProviderOptions } from "./fake-provider/spawned-provider.ts";
export type { StatusOptions, StatusReply } from "./fake-provider/status-reply.ts";
export type { TelemetryHarness, TelemetryHarnessOptions } from "./harness/create-telemetry-harness.ts";
export type { SpanSource } from "./harness/expect-no-open-spans.ts";
export type { TreeOptions } from "./harness/print-tree.ts";
export type { RecordedSpan } from "./harness/recorded-span.ts";
export type { SpanLike } from "./harness/span-like.ts";
export type { ExchangeOutcome } from "./http/exchange.ts";
export type { DataScript, Script } from "./script.ts";
