import type { KeyValueMessage, Long, ResourceGroup, ScopeGroup } from "./common.ts";

/** A number as an integer or as a double. */
export interface NumberMessage {
  readonly asDouble: number | null;
  readonly asInt: Long | null;
}

export interface ExemplarMessage extends NumberMessage {
  readonly filteredAttributes: readonly KeyValueMessage[];
  readonly timeUnixNano: Long | null;
  readonly spanId: Uint8Array | null;
  readonly traceId: Uint8Array | null;
}

/** What data points of all kinds have. */
export interface DataPointMessage {
  readonly attributes: readonly KeyValueMessage[];
  readonly startTimeUnixNano: Long | null;
  readonly timeUnixNano: Long | null;
  readonly flags: number | null;
}

export interface NumberDataPointMessage extends DataPointMessage, NumberMessage {
  readonly exemplars: readonly ExemplarMessage[];
}

export interface HistogramDataPointMessage extends DataPointMessage {
  readonly count: Long | null;
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly bucketCounts: readonly Long[];
  readonly explicitBounds: readonly number[];
  readonly exemplars: readonly ExemplarMessage[];
}

export interface BucketsMessage {
  readonly offset: number | null;
  readonly bucketCounts: readonly Long[];
}

export interface ExponentialHistogramDataPointMessage extends DataPointMessage {
  readonly count: Long | null;
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly scale: number | null;
  readonly zeroCount: Long | null;
  readonly zeroThreshold: number | null;
  readonly positive: BucketsMessage | null;
  readonly negative: BucketsMessage | null;
  readonly exemplars: readonly ExemplarMessage[];
}

export interface SummaryDataPointMessage extends DataPointMessage {
  readonly count: Long | null;
  readonly sum: number | null;
  readonly quantileValues: readonly { readonly quantile: number | null; readonly value: number | null }[];
}

interface Points<DataPoint> {
  readonly dataPoints: readonly DataPoint[];
}

interface AggregatedPoints<DataPoint> extends Points<DataPoint> {
  readonly aggregationTemporality: number | null;
}

/** At most one of the five kinds of data is there. */
export interface MetricMessage {
  readonly name: string | null;
  readonly description: string | null;
  readonly unit: string | null;
  readonly metadata: readonly KeyValueMessage[];
  readonly gauge: Points<NumberDataPointMessage> | null;
  readonly sum: (AggregatedPoints<NumberDataPointMessage> & { readonly isMonotonic: boolean | null }) | null;
  readonly histogram: AggregatedPoints<HistogramDataPointMessage> | null;
  readonly exponentialHistogram: AggregatedPoints<ExponentialHistogramDataPointMessage> | null;
  readonly summary: Points<SummaryDataPointMessage> | null;
}

export interface ScopeMetricsMessage extends ScopeGroup {
  readonly metrics: readonly MetricMessage[];
}

export interface MetricsRequestMessage {
  readonly resourceMetrics: readonly (ResourceGroup & { readonly scopeMetrics: readonly ScopeMetricsMessage[] })[];
}
