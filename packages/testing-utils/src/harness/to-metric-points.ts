import type { HrTime } from "@opentelemetry/api";
import {
  DataPointType,
  type ExponentialHistogram,
  type Histogram,
  type MetricData,
  type ResourceMetrics,
} from "@opentelemetry/sdk-metrics";

import type { ExponentialHistogramPoint, HistogramPoint, MetricPoint } from "./metric-point.ts";

type Own<Point> = Omit<Point, keyof Fields>;
type Fields = Omit<Extract<MetricPoint, { type: "gauge" }>, "type" | "value">;

const MICROSECONDS_PER_SECOND = 1_000_000n;
const NANOSECONDS_PER_MICROSECOND = 1000;

/** What lies below a microsecond is rounding of the SDK's milliseconds. */
const unixNano = ([seconds, nanoseconds]: HrTime): bigint =>
  (BigInt(seconds) * MICROSECONDS_PER_SECOND + BigInt(Math.round(nanoseconds / NANOSECONDS_PER_MICROSECOND))) *
  BigInt(NANOSECONDS_PER_MICROSECOND);

const histogram = ({ count, sum, min, max, buckets }: Histogram): Own<HistogramPoint> => ({
  type: "histogram",
  count,
  sum: sum ?? null,
  min: min ?? null,
  max: max ?? null,
  boundaries: [...buckets.boundaries],
  buckets: [...buckets.counts],
});

const exponentialHistogram = (value: ExponentialHistogram): Own<ExponentialHistogramPoint> => ({
  type: "exponential_histogram",
  count: value.count,
  sum: value.sum ?? null,
  min: value.min ?? null,
  max: value.max ?? null,
  scale: value.scale,
  zeroCount: value.zeroCount,
  positive: { offset: value.positive.offset, counts: [...value.positive.bucketCounts] },
  negative: { offset: value.negative.offset, counts: [...value.negative.bucketCounts] },
});

const pointsOf = (metric: MetricData, common: Pick<Fields, "scope" | "resource">): MetricPoint[] => {
  const { name, description, unit } = metric.descriptor;
  const fieldsOf = (point: MetricData["dataPoints"][number]): Fields => ({
    name,
    description,
    unit,
    attributes: { ...point.attributes },
    startTimeUnixNano: unixNano(point.startTime),
    timeUnixNano: unixNano(point.endTime),
    ...common,
  });
  switch (metric.dataPointType) {
    case DataPointType.SUM: {
      const { isMonotonic: monotonic, dataPoints } = metric;
      return dataPoints.map((point) => ({ ...fieldsOf(point), type: "sum", monotonic, value: point.value }));
    }
    case DataPointType.GAUGE:
      return metric.dataPoints.map((point) => ({ ...fieldsOf(point), type: "gauge", value: point.value }));
    case DataPointType.HISTOGRAM:
      return metric.dataPoints.map((point) => ({ ...fieldsOf(point), ...histogram(point.value) }));
    default:
      return metric.dataPoints.map((point) => ({ ...fieldsOf(point), ...exponentialHistogram(point.value) }));
  }
};

/** What the metrics SDK collected, one entry for each data point. */
export const toMetricPoints = ({ resource, scopeMetrics }: ResourceMetrics): readonly MetricPoint[] =>
  scopeMetrics.flatMap(({ scope, metrics }) => {
    const common = {
      scope: { name: scope.name, version: scope.version ?? "" },
      resource: { attributes: resource.attributes },
    };
    return metrics.flatMap((metric) => pointsOf(metric, common));
  });
