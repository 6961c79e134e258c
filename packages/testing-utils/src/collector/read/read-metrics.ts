import type { CollectedMetric, CollectedMetricData, CollectedTemporality } from "../collected-metric.ts";
import type { CollectedOrigin } from "../collected-value.ts";
import type { MetricMessage, MetricsRequestMessage } from "../schema/metrics.ts";
import { readAttributes } from "./read-attributes.ts";
import {
  readExponentialHistogramDataPoint,
  readHistogramDataPoint,
  readNumberDataPoint,
  readSummaryDataPoint,
} from "./read-data-points.ts";
import { readResource, readScope } from "./read-origin.ts";

const TEMPORALITIES = ["unspecified", "delta", "cumulative"] as const;

const temporalityOf = (message: { readonly aggregationTemporality: number | null }): CollectedTemporality =>
  TEMPORALITIES[message.aggregationTemporality ?? 0] ?? "unspecified";

const readData = ({ gauge, sum, histogram, exponentialHistogram, summary }: MetricMessage): CollectedMetricData => {
  if (gauge !== null) return { kind: "gauge", dataPoints: gauge.dataPoints.map(readNumberDataPoint) };
  if (sum !== null)
    return {
      kind: "sum",
      temporality: temporalityOf(sum),
      isMonotonic: sum.isMonotonic ?? false,
      dataPoints: sum.dataPoints.map(readNumberDataPoint),
    };
  if (histogram !== null)
    return {
      kind: "histogram",
      temporality: temporalityOf(histogram),
      dataPoints: histogram.dataPoints.map(readHistogramDataPoint),
    };
  if (exponentialHistogram !== null)
    return {
      kind: "exponentialHistogram",
      temporality: temporalityOf(exponentialHistogram),
      dataPoints: exponentialHistogram.dataPoints.map(readExponentialHistogramDataPoint),
    };
  if (summary !== null) return { kind: "summary", dataPoints: summary.dataPoints.map(readSummaryDataPoint) };
  return { kind: "none", dataPoints: [] };
};

const readMetric = (metric: MetricMessage, origin: CollectedOrigin): CollectedMetric => ({
  name: metric.name ?? "",
  description: metric.description ?? "",
  unit: metric.unit ?? "",
  metadata: readAttributes(metric.metadata),
  ...readData(metric),
  ...origin,
});

/** All metrics of a request in their order. Throws a {@link MalformedRequestError} for an id of the wrong length. */
export const readMetrics = (request: MetricsRequestMessage): readonly CollectedMetric[] =>
  request.resourceMetrics.flatMap((group) => {
    const resource = readResource(group);
    return group.scopeMetrics.flatMap((scopeMetrics) => {
      const origin = { resource, scope: readScope(scopeMetrics) };
      return scopeMetrics.metrics.map((metric) => readMetric(metric, origin));
    });
  });
