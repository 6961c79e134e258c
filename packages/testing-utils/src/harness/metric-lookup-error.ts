/** A metric was looked up that no data point or more than one answers to. */
export class MetricLookupError extends Error {
  override readonly name = "MetricLookupError";
  readonly code = "SIDEBAND_METRIC_LOOKUP";
}
