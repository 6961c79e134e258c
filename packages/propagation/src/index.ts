export { headersCarrier } from "./carriers/headers-carrier.ts";
export { formatTraceparent } from "./trace-context/format-traceparent.ts";
export { parseTraceparent } from "./trace-context/parse-traceparent.ts";
export { parseTraceState } from "./trace-context/parse-trace-state.ts";
export { TraceContextPropagator } from "./trace-context/trace-context-propagator.ts";

export { envCarrier } from "./carriers/env-carrier.ts";
export { grpcMetadataCarrier } from "./carriers/grpc-metadata-carrier.ts";
export { mcpMetaCarrier } from "./carriers/mcp-meta-carrier.ts";
export { messageCarrier } from "./carriers/message-carrier.ts";
export { workerDataCarrier } from "./carriers/worker-data-carrier.ts";
export { egressGuard } from "./egress/egress-guard.ts";
export { MODEL_VENDOR_HOSTS } from "./egress/model-vendor-hosts.ts";
export { withDestination } from "./egress/with-destination.ts";

export type { Carrier } from "./carriers/carrier.ts";
export type { Environment } from "./carriers/env-carrier.ts";
export type { GrpcMetadata } from "./carriers/grpc-metadata-carrier.ts";
export type { EgressCounts } from "./egress/egress-decision.ts";
export type { EgressGuard } from "./egress/egress-guard.ts";
export type { EgressGuardOptions } from "./egress/egress-options.ts";
export type { HttpRequestLike, UndiciRequestLike } from "./egress/request-destinations.ts";

export { AsyncContextManager } from "./context/async-context-manager.ts";
export { bind } from "./context/bind.ts";
export { bindAsyncIterable } from "./context/bind-async-iterable.ts";
export { traced } from "./context/traced.ts";
export { withContext } from "./context/with-context.ts";
export { withSpan } from "./context/with-span.ts";

export type { PerCall, TracedOptions } from "./context/traced-options.ts";
export type { Traced, TracedDecorator } from "./context/traced-decorator.ts";

export { BaggagePropagator } from "./baggage/baggage-propagator.ts";
export { validateBaggage } from "./baggage/validate-baggage.ts";
export { inboundTrust } from "./trust/inbound-trust.ts";
export { remoteSpanContext } from "./trust/remote-span-context.ts";

export type { BaggageLimits } from "./baggage/baggage-limits.ts";
export type { BaggagePropagatorOptions } from "./baggage/baggage-propagator-options.ts";
export type { BaggageViolation, BaggageViolationReason } from "./baggage/baggage-violation.ts";
export type { ValidatedBaggage } from "./baggage/validate-baggage.ts";
export type { BaggageDirection, BaggageViolationListener } from "./baggage/violation-listener.ts";
export type { BaggageTrust } from "./trust/baggage-trust.ts";
export type { InboundTrustOptions } from "./trust/inbound-trust.ts";
export type { PerRequest } from "./trust/per-request.ts";
export type { Trust } from "./trust/trust.ts";
