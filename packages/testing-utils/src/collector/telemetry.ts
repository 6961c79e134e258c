import type { CollectedLog } from "./collected-log.ts";
import type { CollectedMetric } from "./collected-metric.ts";
import type { CollectedSpan } from "./collected-span.ts";

/** What an export request carries: one signal, so the other two are empty. */
export interface Telemetry {
  readonly spans: readonly CollectedSpan[];
  readonly metrics: readonly CollectedMetric[];
  readonly logs: readonly CollectedLog[];
}

export const NO_TELEMETRY: Telemetry = { spans: [], metrics: [], logs: [] };

export const countDataPoints = (metrics: readonly CollectedMetric[]): number =>
  metrics.reduce((count, { dataPoints }) => count + dataPoints.length, 0);

const withoutLast = <Item>(items: readonly Item[], count: number): readonly Item[] =>
  items.slice(0, Math.max(0, items.length - count));

/** Metrics lose data points, as their partial success counts them, and go when none is left. */
const metricsWithoutLast = (metrics: readonly CollectedMetric[], dataPoints: number): readonly CollectedMetric[] => {
  const kept: CollectedMetric[] = [];
  let left = Math.max(0, countDataPoints(metrics) - dataPoints);
  for (const metric of metrics) {
    if (left === 0) break;
    // A slice has the type of its list, which the spread of a union forgets.
    kept.push({ ...metric, dataPoints: metric.dataPoints.slice(0, left) } as CollectedMetric);
    left -= Math.min(left, metric.dataPoints.length);
  }
  return kept;
};

/** All but the last `rejected` spans, data points or log records. */
export const telemetryWithoutLast = (telemetry: Telemetry, rejected: number): Telemetry => {
  if (rejected === 0) return telemetry;
  return {
    spans: withoutLast(telemetry.spans, rejected),
    metrics: metricsWithoutLast(telemetry.metrics, rejected),
    logs: withoutLast(telemetry.logs, rejected),
  };
};
