import type { CollectedAttributes, CollectedOrigin } from "./collected-value.ts";

/** A count. Those beyond 2^53 are bigints. */
export type CollectedCount = number | bigint;

/** A number as it was sent: integers beyond 2^53 are bigints, and there may be none. */
export type CollectedNumber =
  | { readonly valueType: "int"; readonly value: number | bigint }
  | { readonly valueType: "double"; readonly value: number }
  | { readonly valueType: "none"; readonly value: null };

/** A measurement that stands for its data point. */
export type CollectedExemplar = CollectedNumber & {
  readonly timeUnixNano: bigint;
  readonly filteredAttributes: CollectedAttributes;
  /** Hexadecimal; `null` outside of a trace. */
  readonly traceId: string | null;
  readonly spanId: string | null;
};

/** What data points of all kinds have. */
export interface CollectedDataPoint {
  readonly attributes: CollectedAttributes;
  /** 0 when unknown. */
  readonly startTimeUnixNano: bigint;
  readonly timeUnixNano: bigint;
  /** 1 says that no value was recorded. */
  readonly flags: number;
}

export type CollectedNumberDataPoint = CollectedDataPoint &
  CollectedNumber & { readonly exemplars: readonly CollectedExemplar[] };

interface DistributionDataPoint extends CollectedDataPoint {
  readonly count: CollectedCount;
  /** `null` when it was not sent, as with `min` and `max`. */
  readonly sum: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly exemplars: readonly CollectedExemplar[];
}

export interface CollectedHistogramDataPoint extends DistributionDataPoint {
  readonly bucketCounts: readonly CollectedCount[];
  readonly explicitBounds: readonly number[];
}

export interface CollectedBuckets {
  readonly offset: number;
  readonly bucketCounts: readonly CollectedCount[];
}

export interface CollectedExponentialHistogramDataPoint extends DistributionDataPoint {
  readonly scale: number;
  readonly zeroCount: CollectedCount;
  readonly zeroThreshold: number;
  readonly positive: CollectedBuckets | null;
  readonly negative: CollectedBuckets | null;
}

export interface CollectedSummaryDataPoint extends CollectedDataPoint {
  readonly count: CollectedCount;
  readonly sum: number;
  readonly quantileValues: readonly { readonly quantile: number; readonly value: number }[];
}

export type CollectedTemporality = "unspecified" | "delta" | "cumulative";

/** The data of a metric, by its kind; `"none"` when it came without any, or with a kind that is not known. */
export type CollectedMetricData =
  | { readonly kind: "gauge"; readonly dataPoints: readonly CollectedNumberDataPoint[] }
  | {
      readonly kind: "sum";
      readonly temporality: CollectedTemporality;
      readonly isMonotonic: boolean;
      readonly dataPoints: readonly CollectedNumberDataPoint[];
    }
  | {
      readonly kind: "histogram";
      readonly temporality: CollectedTemporality;
      readonly dataPoints: readonly CollectedHistogramDataPoint[];
    }
  | {
      readonly kind: "exponentialHistogram";
      readonly temporality: CollectedTemporality;
      readonly dataPoints: readonly CollectedExponentialHistogramDataPoint[];
    }
  | { readonly kind: "summary"; readonly dataPoints: readonly CollectedSummaryDataPoint[] }
  | { readonly kind: "none"; readonly dataPoints: readonly [] };

/** A metric as it came over the wire, flat: resource and scope stand beside its own fields. */
export type CollectedMetric = CollectedOrigin &
  CollectedMetricData & {
    readonly name: string;
    readonly description: string;
    readonly unit: string;
    readonly metadata: CollectedAttributes;
  };
