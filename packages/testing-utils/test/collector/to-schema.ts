import type {
  CollectedAttributes,
  CollectedExemplar,
  CollectedLog,
  CollectedMetric,
  CollectedNumber,
  CollectedOrigin,
  CollectedSpan,
  CollectedValue,
} from "../../src/index.ts";

/** How one format writes what JSON and protobuf write in their own ways. */
export interface Dialect {
  readonly id: (hex: string | null) => unknown;
  readonly long: (value: number | bigint) => unknown;
  readonly double: (value: number) => unknown;
  readonly bytes: (value: Uint8Array) => unknown;
}

/** Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export const JSON_DIALECT: Dialect = {
  id: (hex) => hex ?? "",
  long: String,
  double: (value) => {
    if (Object.is(value, -0)) return "-0";
    return Number.isFinite(value) ? value : String(value);
  },
  bytes: (value) => Buffer.from(value).toString("base64"),
};

/** What the generated code takes. */
export const PROTOBUF_DIALECT: Dialect = {
  id: (hex) => Buffer.from(hex ?? "", "hex"),
  long: (value) => {
    const exact = BigInt(value);
    return { low: Number(BigInt.asIntN(32, exact)), high: Number(BigInt.asIntN(32, exact >> 32n)), unsigned: true };
  },
  double: (value) => value,
  bytes: (value) => value,
};

const ownFields = (item: CollectedOrigin): object => ({ ...item, resource: undefined, scope: undefined });

/** Writes what a collector shall say of a request as the request, in one format. */
export class SchemaWriter {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  traceRequest(spans: readonly CollectedSpan[]): object {
    return { resourceSpans: spans.map((span) => this.#group(span, "scopeSpans", "spans", this.#span(span))) };
  }

  metricsRequest(metrics: readonly CollectedMetric[]): object {
    return { resourceMetrics: metrics.map((one) => this.#group(one, "scopeMetrics", "metrics", this.#metric(one))) };
  }

  logsRequest(logs: readonly CollectedLog[]): object {
    return { resourceLogs: logs.map((log) => this.#group(log, "scopeLogs", "logRecords", this.#log(log))) };
  }

  #group({ resource, scope }: CollectedOrigin, scopes: string, items: string, item: object): object {
    const scopeFields = { ...scope, attributes: this.#attributes(scope.attributes) };
    return {
      resource: { ...resource, attributes: this.#attributes(resource.attributes) },
      schemaUrl: resource.schemaUrl,
      [scopes]: [{ scope: scopeFields, schemaUrl: scope.schemaUrl, [items]: [item] }],
    };
  }

  #span(span: CollectedSpan): object {
    const { id, long } = this.#dialect;
    const kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];
    return {
      ...ownFields(span),
      traceId: id(span.traceId),
      spanId: id(span.spanId),
      parentSpanId: id(span.parentSpanId),
      kind: kinds.indexOf(span.kind),
      startTimeUnixNano: long(span.startTimeUnixNano),
      endTimeUnixNano: long(span.endTimeUnixNano),
      status: { message: span.status.message, code: ["unset", "ok", "error"].indexOf(span.status.code) },
      attributes: this.#attributes(span.attributes),
      events: span.events.map((event) => ({
        ...event,
        timeUnixNano: long(event.timeUnixNano),
        attributes: this.#attributes(event.attributes),
      })),
      links: span.links.map((link) => ({
        ...link,
        traceId: id(link.traceId),
        spanId: id(link.spanId),
        attributes: this.#attributes(link.attributes),
      })),
    };
  }

  #log(log: CollectedLog): object {
    const { id, long } = this.#dialect;
    return {
      ...ownFields(log),
      timeUnixNano: long(log.timeUnixNano),
      observedTimeUnixNano: long(log.observedTimeUnixNano),
      body: this.#value(log.body),
      attributes: this.#attributes(log.attributes),
      traceId: id(log.traceId),
      spanId: id(log.spanId),
    };
  }

  #metric(metric: CollectedMetric): object {
    const { name, description, unit, metadata, kind } = metric;
    const labels = { name, description, unit, metadata: this.#attributes(metadata) };
    if (kind === "none") return labels;
    const dataPoints = metric.dataPoints.map((point) => this.#point(point));
    if (kind === "gauge" || kind === "summary") return { ...labels, [kind]: { dataPoints } };
    const aggregationTemporality = ["unspecified", "delta", "cumulative"].indexOf(metric.temporality);
    const monotonic = kind === "sum" && { isMonotonic: metric.isMonotonic };
    return { ...labels, [kind]: { dataPoints, aggregationTemporality, ...monotonic } };
  }

  /** The fields of all kinds: each point has some of them. */
  #point(point: CollectedMetric["dataPoints"][number]): object {
    const { long, double } = this.#dialect;
    const fields: Record<string, unknown> = {
      attributes: this.#attributes(point.attributes),
      startTimeUnixNano: long(point.startTimeUnixNano),
      timeUnixNano: long(point.timeUnixNano),
      flags: point.flags,
    };
    for (const [field, value] of Object.entries(point) as [string, never][]) {
      if (["count", "zeroCount"].includes(field)) fields[field] = long(value);
      else if (["sum", "min", "max", "zeroThreshold"].includes(field))
        fields[field] = value === null ? null : double(value);
      else if (field === "scale") fields[field] = value;
      else if (field === "bucketCounts") fields[field] = (value as number[]).map(long);
      else if (field === "explicitBounds") fields[field] = (value as number[]).map(double);
      else if (field === "exemplars") fields[field] = (value as CollectedExemplar[]).map((one) => this.#exemplar(one));
    }
    if ("valueType" in point) Object.assign(fields, this.#number(point));
    if ("quantileValues" in point)
      fields["quantileValues"] = point.quantileValues.map(({ quantile, value }) => ({
        quantile: double(quantile),
        value: double(value),
      }));
    if ("positive" in point)
      for (const side of ["positive", "negative"] as const) {
        const buckets = point[side];
        fields[side] = buckets && { offset: buckets.offset, bucketCounts: buckets.bucketCounts.map(long) };
      }
    return fields;
  }

  #exemplar(exemplar: CollectedExemplar): object {
    const { id, long } = this.#dialect;
    return {
      ...this.#number(exemplar),
      timeUnixNano: long(exemplar.timeUnixNano),
      filteredAttributes: this.#attributes(exemplar.filteredAttributes),
      traceId: id(exemplar.traceId),
      spanId: id(exemplar.spanId),
    };
  }

  #number(number: CollectedNumber): object {
    if (number.valueType === "none") return {};
    const { long, double } = this.#dialect;
    return number.valueType === "int" ? { asInt: long(number.value) } : { asDouble: double(number.value) };
  }

  #attributes(attributes: CollectedAttributes): readonly object[] {
    return Object.entries(attributes).map(([key, value]) => ({ key, value: this.#value(value) }));
  }

  #value(value: CollectedValue): object {
    const { long, double, bytes } = this.#dialect;
    if (value === null) return {};
    if (typeof value === "string") return { stringValue: value };
    if (typeof value === "boolean") return { boolValue: value };
    if (typeof value === "bigint") return { intValue: long(value) };
    if (typeof value === "number")
      return Number.isSafeInteger(value) && !Object.is(value, -0)
        ? { intValue: long(value) }
        : { doubleValue: double(value) };
    if (value instanceof Uint8Array) return { bytesValue: bytes(value) };
    if (Array.isArray(value)) return { arrayValue: { values: value.map((item) => this.#value(item)) } };
    return { kvlistValue: { values: this.#attributes(value as CollectedAttributes) } };
  }
}
