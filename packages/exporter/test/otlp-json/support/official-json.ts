import schema from "otlp-schema/build/src/generated/root.js";

const { ExportTraceServiceRequest } = schema.opentelemetry.proto.collector.trace.v1;

/** Of these there is a difference between nothing and a default value. */
const EXPLICIT = /Value$/u;

const IDS: ReadonlySet<string> = new Set(["traceId", "spanId", "parentSpanId"]);

/** Times are 64 bits wide, and so texts of digits; any other text of them is a text. */
const isDefault = (key: string, value: unknown): boolean =>
  value === 0 || value === "" || value === false || (value === "0" && key.endsWith("UnixNano"));

/** Protobuf's own mapping as OTLP has it. */
const toOtlp = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toOtlp);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, item]) => EXPLICIT.test(key) || !isDefault(key, item))
    .map(([key, item]) => [key, IDS.has(key) ? Buffer.from(String(item), "base64").toString("hex") : toOtlp(item)]);
  return Object.fromEntries(entries);
};

/** What the official schema makes of the bytes of a request. */
export const officialJson = (bytes: Uint8Array): unknown =>
  toOtlp(
    ExportTraceServiceRequest.toObject(ExportTraceServiceRequest.decode(bytes), {
      longs: String,
      bytes: String,
      json: true,
    }),
  );

/** The bytes of a request as the official schema writes them. */
export const officialBytes = (request: object): Uint8Array =>
  ExportTraceServiceRequest.encode(ExportTraceServiceRequest.fromObject(request)).finish();
