import type { RecordAttributes } from "../span/span-record.ts";

interface PointFields {
  /** The name of the metric: of its instrument, or of the view that renames it. */
  readonly name: string;
  readonly description: string;
  /** In UCUM, such as `s` or `{token}`; empty if none was given. */
  readonly unit: string;
  readonly attributes: RecordAttributes;
  /** Exact to a microsecond: the SDK counts a metric's times in milliseconds with a fraction. */
  readonly startTimeUnixNano: bigint;
  /** When it was read. */
  readonly timeUnixNano: bigint;
  readonly scope: { readonly name: string; readonly version: string };
  readonly resource: { readonly attributes: RecordAttributes };
}

interface HistogramFields {
  readonly count: number;
  /** `null` where values may be negative. */
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** A point of a counter or an up-down counter. */
export interface SumPoint extends PointFields {
  readonly type: "sum";
  /** Whether it only grows, as a counter does. */
  readonly monotonic: boolean;
  readonly value: number;
}

/** A point of a gauge: the last value. */
export interface GaugePoint extends PointFields {
  readonly type: "gauge";
  readonly value: number;
}

/** A point of a histogram with given boundaries. */
export interface HistogramPoint extends PointFields, HistogramFields {
  readonly type: "histogram";
  /** Inclusive upper bounds, ascending. */
  readonly boundaries: readonly number[];
  /** How many values fell into each bucket: one more than there are boundaries. */
  readonly buckets: readonly number[];
}

/** Buckets that grow by a constant factor, as OTLP has them. */
export interface ExponentialBuckets {
  readonly offset: number;
  readonly counts: readonly number[];
}

/** A point of a histogram with exponential boundaries. */
export interface ExponentialHistogramPoint extends PointFields, HistogramFields {
  readonly type: "exponential_histogram";
  readonly scale: number;
  readonly zeroCount: number;
  readonly positive: ExponentialBuckets;
  readonly negative: ExponentialBuckets;
}

/** One data point of one metric, cumulative since the harness was made or reset. */
export type MetricPoint = SumPoint | GaugePoint | HistogramPoint | ExponentialHistogramPoint;
