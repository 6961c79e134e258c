export { ServerProcessError } from "./child/server-process-error.ts";
export { answer } from "./collector/answer.ts";
export { CollectorServer } from "./collector/collector-server.ts";
export { FakeProvider } from "./fake-provider/fake-provider.ts";
export { reply } from "./fake-provider/reply.ts";
export { VirtualClock } from "./clock/virtual-clock.ts";
export { createTelemetryHarness } from "./harness/create-telemetry-harness.ts";
export { expectNoOpenSpans } from "./harness/expect-no-open-spans.ts";
export { MetricLookupError } from "./harness/metric-lookup-error.ts";
export { OpenSpansError } from "./harness/open-spans-error.ts";
export { SeededIdGenerator } from "./harness/seeded-id-generator.ts";
export { SpanRecorder } from "./harness/span-recorder.ts";
export { ConventionError } from "./lint/convention-error.ts";
export { expectConventions } from "./lint/expect-conventions.ts";
export { fault } from "./proxy/fault.ts";
export { FaultProxy } from "./proxy/fault-proxy.ts";
export { formatFindings } from "./lint/format-findings.ts";
export { LINT_RULES } from "./lint/lint-rule.ts";
export { lintSpans } from "./lint/lint-spans.ts";
export { mix } from "./mix.ts";
export { expectSpans } from "./expect/expect-spans.ts";
export { SpanAssertionError } from "./expect/span-assertion-error.ts";
export { assertSpans } from "./matchers/assert-spans.ts";
export { traceSnapshot } from "./snapshot/trace-snapshot.ts";
export { traceSerializer } from "./snapshot/trace-serializer.ts";
export { count } from "./simulator/distribution/count.ts";
export { latency } from "./simulator/distribution/latency.ts";
export { scenario } from "./simulator/scenario/scenario.ts";
export { TraceSimulator } from "./simulator/trace-simulator.ts";
export { printTree } from "./span/print-tree.ts";
export { toSpanRecord } from "./span/to-span-record.ts";
export { jsonContaining } from "./value/json-containing.ts";
export { ServerFailureError } from "./server-failure-error.ts";
export { WaitTimeoutError } from "./wait-timeout-error.ts";

export type { WaitOptions } from "./change-signal.ts";
export type { Clock } from "./clock/clock.ts";
export type { SleepOptions, VirtualClockOptions, VirtualTimer } from "./clock/virtual-clock.ts";
export type { Answer } from "./collector/answer.ts";
export type { AcceptAnswer } from "./collector/answers/accept.ts";
export type { BlackHoleAnswer } from "./collector/answers/black-hole.ts";
export type { DelayAnswer } from "./collector/answers/delay.ts";
export type { GarbageAnswer } from "./collector/answers/garbage.ts";
export type { GzipBombAnswer, GzipBombAnswerOptions } from "./collector/answers/gzip-bomb.ts";
export type { HugeResponseAnswer, HugeResponseAnswerOptions } from "./collector/answers/huge-response.ts";
export type { PartialSuccessAnswer } from "./collector/answers/partial-success.ts";
export type { RefuseAnswer, RefuseAnswerOptions } from "./collector/answers/refuse.ts";
export type { ResetAnswer, ResetAnswerOptions, ResetMoment } from "./collector/answers/reset.ts";
export type { ResetConnectionsAnswer } from "./collector/answers/reset-connections.ts";
export type { SlowLorisAnswer, SlowLorisAnswerOptions } from "./collector/answers/slow-loris.ts";
export type { SlowReadAnswer, SlowReadAnswerOptions } from "./collector/answers/slow-read.ts";
export type { StaleKeepAliveAnswer } from "./collector/answers/stale-keep-alive.ts";
export type { StatusAnswer, StatusAnswerOptions } from "./collector/answers/status.ts";
export type { WrongContentTypeAnswer } from "./collector/answers/wrong-content-type.ts";
export type { CollectedLog, CollectedSeverity } from "./collector/collected-log.ts";
export type {
  CollectedBuckets,
  CollectedCount,
  CollectedDataPoint,
  CollectedExemplar,
  CollectedExponentialHistogramDataPoint,
  CollectedHistogramDataPoint,
  CollectedMetric,
  CollectedMetricData,
  CollectedNumber,
  CollectedNumberDataPoint,
  CollectedSummaryDataPoint,
  CollectedTemporality,
} from "./collector/collected-metric.ts";
export type { CollectedEvent, CollectedLink, CollectedSpan } from "./collector/collected-span.ts";
export type {
  CollectedAttributes,
  CollectedOrigin,
  CollectedResource,
  CollectedScope,
  CollectedValue,
} from "./collector/collected-value.ts";
export type {
  CollectorCall,
  CollectorCounts,
  CollectorRequest,
  CollectorTotals,
} from "./collector/collector-request.ts";
export type { CollectorServerOptions } from "./collector/collector-server.ts";
export type { Signal } from "./collector/signal.ts";
export type { SpawnedCollector, SpawnedCollectorOptions } from "./collector/spawned-collector.ts";
export type { TlsFault, TlsOptions } from "./collector/tls/tls-option.ts";
export type { CompletionEnding } from "./fake-provider/completion-ending.ts";
export type {
  CompletionOptions,
  CompletionReply,
  FinishReason,
  ToolCallRequest,
} from "./fake-provider/completion-reply.ts";
export type { EmbeddingsOptions, EmbeddingsReply } from "./fake-provider/embeddings-reply.ts";
export type { FakeProviderOptions } from "./fake-provider/fake-provider.ts";
export type {
  EndpointName,
  ProviderCall,
  ProviderMessage,
  ProviderRequest,
  ProviderRequestBody,
} from "./fake-provider/provider-request.ts";
export type { BreakOptions, DisconnectReply, ErrorBreakOptions, HangReply, Reply } from "./fake-provider/reply.ts";
export type { SpawnedProvider, SpawnedProviderOptions } from "./fake-provider/spawned-provider.ts";
export type { StatusOptions, StatusReply } from "./fake-provider/status-reply.ts";
export type { ReplyUsage } from "./fake-provider/usage-counts.ts";
export type {
  ExponentialBuckets,
  ExponentialHistogramPoint,
  GaugePoint,
  HistogramPoint,
  MetricPoint,
  SumPoint,
} from "./harness/metric-point.ts";
export type { RecordedLog } from "./harness/recorded-log.ts";
export type { RecordedSpan } from "./harness/recorded-span.ts";
export type { HarnessMeters, TelemetryHarness } from "./harness/telemetry-harness.ts";
export type { TelemetryHarnessOptions } from "./harness/telemetry-harness-options.ts";
export type { ExchangeOutcome } from "./http/exchange.ts";
export type { FormatOptions } from "./lint/format-findings.ts";
export type { LintedSpan, LintFinding, LintLevel } from "./lint/lint-finding.ts";
export type { LintOptions } from "./lint/lint-options.ts";
export type { LintRule } from "./lint/lint-rule.ts";
export type { Mix, MixOptions, MixPart, StepOf } from "./mix.ts";
export type { DataScript, Script } from "./script.ts";
export type { DurationBounds } from "./expect/checks/duration.ts";
export type { ExpectedAttribute, ExpectedAttributes, KnownAttributeKey } from "./expect/expected-attributes.ts";
export type { ExpectedCount } from "./expect/rules/count.ts";
export type { FindSecret } from "./expect/rules/no-secret.ts";
export type { OneTraceOptions } from "./expect/rules/one-trace.ts";
export type { SequenceOptions } from "./expect/rules/sequence.ts";
export type { OrderOptions } from "./expect/rules/order.ts";
export type { ToolCallExpectation, ToolOrderOptions } from "./expect/rules/tools.ts";
export type { SpanDescription } from "./expect/span-description.ts";
export type { SpanExpectation } from "./expect/span-expectation.ts";
export type { SpanPattern } from "./expect/span-pattern.ts";
export type { SpansExpectation } from "./expect/spans-expectation.ts";
export type { AssertSpans } from "./matchers/assert-spans.ts";
export type { MatcherResult } from "./matchers/judge.ts";
export type { TraceSerializer } from "./snapshot/trace-serializer.ts";
export type { TraceSnapshotOptions } from "./snapshot/trace-snapshot.ts";
export type { TreeOptions } from "./span/print-tree.ts";
export type { ReadableSpanLike } from "./span/readable-span-like.ts";
export type { SpanLike } from "./span/span-like.ts";
export type {
  RecordAttributes,
  SpanKindWord,
  SpanRecord,
  SpanRecordEvent,
  SpanRecordLink,
  SpanStatusWord,
} from "./span/span-record.ts";
export type { SpanSource } from "./span/span-source.ts";
export type { AsymmetricMatcher, ExpectedValue, ValuePredicate } from "./value/expected-value.ts";
export type { Count, Distribution, Latency } from "./simulator/distribution/distribution.ts";
export type { DriveTotals } from "./simulator/drive/drive-traces.ts";
export type { SimulatedResource } from "./simulator/finish/simulated-resource.ts";
export type { SimulatedEvent, SimulatedScope, SimulatedSpan } from "./simulator/finish/simulated-span.ts";
export type { SimulatedTrace } from "./simulator/finish/simulated-trace.ts";
export type { AgentRunOptions, AgentRunScenario } from "./simulator/scenario/agent-run.ts";
export type { EmbeddingsRequestOptions, EmbeddingsRequestScenario } from "./simulator/scenario/embeddings.ts";
export type { HandoffOptions, HandoffScenario, SpecialistOptions } from "./simulator/scenario/handoff.ts";
export type { MemorySearchOptions, MemorySearchScenario } from "./simulator/scenario/memory-search.ts";
export type {
  InferenceOperation,
  ModelRequestOptions,
  ModelRequestScenario,
} from "./simulator/scenario/model-request.ts";
export type { ProviderOptions } from "./simulator/scenario/provider.ts";
export type { RetrievalOptions, RetrievalScenario } from "./simulator/scenario/retrieval.ts";
export type { RetriedRequestOptions, RetriedRequestScenario } from "./simulator/scenario/retried-request.ts";
export type { RetryOptions } from "./simulator/scenario/retry.ts";
export type { Scenario } from "./simulator/scenario/scenario.ts";
export type { SimulatedError } from "./simulator/scenario/simulated-error.ts";
export type { ToolCallOptions, ToolCallScenario } from "./simulator/scenario/tool-call.ts";
export type { TraceSimulatorOptions } from "./simulator/simulator-options.ts";
export type { DriveOptions } from "./simulator/trace-simulator.ts";
export type { WorkloadOptions } from "./simulator/workload/workload-options.ts";
export type { WorkloadPart } from "./simulator/workload/workload-part.ts";
export type { ProxyOutcome, TrafficBytes } from "./proxy/connection-record.ts";
export type { ConnectionFault, Fault } from "./proxy/fault.ts";
export type { FaultProxyOptions, UseOptions } from "./proxy/fault-proxy.ts";
export type { BlackHoleFault, BlackHoleFaultOptions } from "./proxy/faults/black-hole.ts";
export type { CorruptFault, CorruptFaultOptions } from "./proxy/faults/corrupt.ts";
export type { DelayFault } from "./proxy/faults/delay.ts";
export type { HalfCloseFault } from "./proxy/faults/half-close.ts";
export type { PassFault } from "./proxy/faults/pass.ts";
export type { PlainHttpFault } from "./proxy/faults/plain-http.ts";
export type { RefuseFault, RefuseFaultOptions } from "./proxy/faults/refuse.ts";
export type { ResetFault, ResetFaultOptions } from "./proxy/faults/reset.ts";
export type { StaleKeepAliveFault, StaleKeepAliveFaultOptions } from "./proxy/faults/stale-keep-alive.ts";
export type { ThrottleFault, ThrottleFaultOptions } from "./proxy/faults/throttle.ts";
export type { ProxyConnection } from "./proxy/proxy-connection.ts";
export type { FaultMoment, ProxySide } from "./proxy/side.ts";
export type { ProxyTarget } from "./proxy/target.ts";
export type { Timers } from "./proxy/timers.ts";
