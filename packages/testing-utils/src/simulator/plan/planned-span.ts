import type { Attributes, SpanKind } from "@opentelemetry/api";

/** Why an operation failed. */
export interface Failure {
  /** The value of `error.type`. */
  readonly type: string;
  /** The description of the span's status. */
  readonly message: string;
}

/** What is known of a span as it starts. */
export interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind.INTERNAL | SpanKind.CLIENT;
  /** Those that a sampler sees. */
  readonly attributes: Attributes;
  readonly links?: readonly PlannedLink[];
}

/** What is known of a span as it ends. */
export interface SpanEnd {
  readonly attributes?: Attributes;
  readonly failure?: Failure | undefined;
}

export interface PlannedLink {
  /** A span of the same trace that started before. */
  readonly to: PlannedSpan;
  readonly attributes: Attributes;
}

/** A point of a plan: nanoseconds since the trace began, and which of two points at the same time comes first. */
export interface PlannedMoment {
  readonly ns: number;
  readonly order: number;
}

/** One span of a {@link TracePlan}: what both the finished spans and the driven ones are made of. */
export interface PlannedSpan extends Required<SpanStart> {
  /** From 1, in the order in which they were planned. */
  readonly number: number;
  readonly parent: PlannedSpan | undefined;
  readonly start: PlannedMoment;
  end: PlannedMoment;
  endAttributes: Attributes;
  failure: Failure | undefined;
}
