import type { SpanContext } from "@opentelemetry/api";

/** A customer on the way from one agent to another. */
export interface Handover {
  /** The span of the agent that hands over. */
  readonly from: SpanContext;
  /** What the next agent has to know. */
  readonly concern: string;
}
