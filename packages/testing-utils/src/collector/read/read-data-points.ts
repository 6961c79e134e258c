import type {
  CollectedBuckets,
  CollectedDataPoint,
  CollectedExemplar,
  CollectedExponentialHistogramDataPoint,
  CollectedHistogramDataPoint,
  CollectedNumber,
  CollectedNumberDataPoint,
  CollectedSummaryDataPoint,
} from "../collected-metric.ts";
import type {
  BucketsMessage,
  DataPointMessage,
  ExemplarMessage,
  ExponentialHistogramDataPointMessage,
  HistogramDataPointMessage,
  NumberDataPointMessage,
  NumberMessage,
  SummaryDataPointMessage,
} from "../schema/metrics.ts";
import { readAttributes } from "./read-attributes.ts";
import { readSpanId, readTraceId } from "./read-id.ts";
import { readCount, readInteger, readUnsigned } from "./read-integer.ts";

const readNumber = ({ asInt, asDouble }: NumberMessage): CollectedNumber => {
  if (asInt !== null) return { valueType: "int", value: readInteger(asInt) };
  if (asDouble !== null) return { valueType: "double", value: asDouble };
  return { valueType: "none", value: null };
};

const readExemplar = (exemplar: ExemplarMessage): CollectedExemplar => ({
  ...readNumber(exemplar),
  timeUnixNano: readUnsigned(exemplar.timeUnixNano),
  filteredAttributes: readAttributes(exemplar.filteredAttributes),
  traceId: readTraceId("traceId of an exemplar", exemplar.traceId) || null,
  spanId: readSpanId("spanId of an exemplar", exemplar.spanId) || null,
});

const readCommon = (point: DataPointMessage): CollectedDataPoint => ({
  attributes: readAttributes(point.attributes),
  startTimeUnixNano: readUnsigned(point.startTimeUnixNano),
  timeUnixNano: readUnsigned(point.timeUnixNano),
  flags: point.flags ?? 0,
});

export const readNumberDataPoint = (point: NumberDataPointMessage): CollectedNumberDataPoint => ({
  ...readCommon(point),
  ...readNumber(point),
  exemplars: point.exemplars.map(readExemplar),
});

export const readHistogramDataPoint = (point: HistogramDataPointMessage): CollectedHistogramDataPoint => ({
  ...readCommon(point),
  count: readCount(point.count),
  sum: point.sum,
  min: point.min,
  max: point.max,
  bucketCounts: point.bucketCounts.map(readCount),
  explicitBounds: [...point.explicitBounds],
  exemplars: point.exemplars.map(readExemplar),
});

const readBuckets = (buckets: BucketsMessage | null): CollectedBuckets | null =>
  buckets && { offset: buckets.offset ?? 0, bucketCounts: buckets.bucketCounts.map(readCount) };

export const readExponentialHistogramDataPoint = (
  point: ExponentialHistogramDataPointMessage,
): CollectedExponentialHistogramDataPoint => ({
  ...readCommon(point),
  count: readCount(point.count),
  sum: point.sum,
  min: point.min,
  max: point.max,
  scale: point.scale ?? 0,
  zeroCount: readCount(point.zeroCount),
  zeroThreshold: point.zeroThreshold ?? 0,
  positive: readBuckets(point.positive),
  negative: readBuckets(point.negative),
  exemplars: point.exemplars.map(readExemplar),
});

export const readSummaryDataPoint = (point: SummaryDataPointMessage): CollectedSummaryDataPoint => ({
  ...readCommon(point),
  count: readCount(point.count),
  sum: point.sum ?? 0,
  quantileValues: point.quantileValues.map(({ quantile, value }) => ({ quantile: quantile ?? 0, value: value ?? 0 })),
});
