import { type SpanLike, toSpanRecord } from "@sideband/testing-utils";

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

/** Any span, of the recorder or of the collector; of one that never ended the end is its start. */
export const tracedSpan = (span: SpanLike): TracedSpan => {
  const { traceId, spanId, parentSpanId, name, attributes, status, ...times } = toSpanRecord(span);
  return {
    traceId,
    spanId,
    parentSpanId,
    name,
    attributes,
    startNs: times.startTimeUnixNano,
    endNs: times.endTimeUnixNano ?? times.startTimeUnixNano,
    failed: status.code === "error",
    statusMessage: status.message,
  };
};

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
