import type { CollectedSpan, SpanRecorder } from "@sideband/testing-utils";

/** A span, wherever it was seen. Times in nanoseconds since the epoch. */
export interface TracedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly failed: boolean;
  readonly statusMessage: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

type RecordedSpan = ReturnType<SpanRecorder["spans"]>[number];

const ERROR = 2;

const nanoseconds = ([seconds, rest]: readonly [number, number]): bigint =>
  BigInt(seconds) * 1_000_000_000n + BigInt(rest);

export const fromRecorder = (span: RecordedSpan): TracedSpan => ({
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parentSpanId: span.parentSpanContext?.spanId ?? null,
  name: span.name,
  startNs: nanoseconds(span.startTime),
  endNs: nanoseconds(span.endTime),
  failed: span.status.code === ERROR,
  statusMessage: span.status.message ?? "",
  attributes: span.attributes,
});

export const fromCollector = (span: CollectedSpan): TracedSpan => ({
  traceId: span.traceId,
  spanId: span.spanId,
  parentSpanId: span.parentSpanId,
  name: span.name,
  startNs: span.startTimeUnixNano,
  endNs: span.endTimeUnixNano,
  failed: span.status.code === "error",
  statusMessage: span.status.message,
  attributes: span.attributes,
});

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

export const tokensOf = ({ attributes }: TracedSpan): readonly [number, number] | undefined => {
  const input = numberOf(attributes["gen_ai.usage.input_tokens"]);
  const output = numberOf(attributes["gen_ai.usage.output_tokens"]);
  return input === undefined || output === undefined ? undefined : [input, output];
};

/** From the start of the call to the first piece of the answer, in seconds. */
export const timeToFirstChunk = ({ attributes }: TracedSpan): number | undefined =>
  numberOf(attributes["gen_ai.response.time_to_first_chunk"]);

/** Whether the answer was cut short without an error: the consumer left. */
export const wasLeft = ({ failed, attributes }: TracedSpan): boolean => {
  const reasons = attributes["gen_ai.response.finish_reasons"];
  return !failed && Array.isArray(reasons) && reasons.includes("error");
};

/** By start, parents before their children. */
export const byStart = (spans: readonly TracedSpan[]): TracedSpan[] =>
  spans.toSorted((a, b) => Number(a.startNs - b.startNs) || Number(b.endNs - a.endNs));
