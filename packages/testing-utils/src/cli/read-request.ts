import { decodeRequest } from "../collector/decode/decode-request.ts";
import { MalformedRequestError } from "../collector/decode/malformed-request-error.ts";
import { parseJson } from "../collector/decode/parse-json.ts";
import type { CollectedSpan } from "../collector/collected-span.ts";

/** What a JSON document holds. */
export type RecordedRequest =
  | { readonly kind: "spans"; readonly spans: readonly CollectedSpan[] }
  /** Something that is not for us: `metrics`, `logs`. */
  | { readonly kind: "other"; readonly signal: string }
  | { readonly kind: "malformed"; readonly reason: string };

const SIGNALS: Readonly<Record<string, string>> = {
  resourceSpans: "traces",
  resourceMetrics: "metrics",
  resourceLogs: "logs",
  resourceProfiles: "profiles",
};

/** Requests have one field, so the first tells what they are, without their being parsed. */
const FIRST_FIELD = /^\s*\{\s*"(?<field>resource\w+)"/u;
const HEAD_BYTES = 200;

const malformed = (reason: string): RecordedRequest => ({ kind: "malformed", reason });

const ofSignal = (signal: string, bytes: Buffer): RecordedRequest =>
  signal === "traces"
    ? { kind: "spans", spans: decodeRequest("traces", bytes, "json").spans }
    : { kind: "other", signal };

const ofValue = (value: unknown): RecordedRequest => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return malformed("it is no object");
  const fields = Object.keys(value);
  if (fields.length === 0) return { kind: "spans", spans: [] };
  const signal = fields.map((field) => Object.hasOwn(SIGNALS, field) && SIGNALS[field]).find((one) => one !== false);
  if (signal === undefined) return malformed("it has none of resourceSpans, resourceMetrics, resourceLogs");
  return ofSignal(signal, Buffer.from(JSON.stringify(value)));
};

const read = (bytes: Buffer): readonly RecordedRequest[] => {
  const { field = "" } = FIRST_FIELD.exec(bytes.toString("latin1", 0, HEAD_BYTES))?.groups ?? {};
  const signal = Object.hasOwn(SIGNALS, field) ? SIGNALS[field] : undefined;
  if (signal !== undefined) return [ofSignal(signal, bytes)];
  const value = parseJson(bytes);
  return Array.isArray(value) ? value.map(ofValue) : [ofValue(value)];
};

/** Without the parser's own message, which quotes the text: it may be content. */
const reasonOf = (error: unknown): string | undefined => {
  if (error instanceof MalformedRequestError) return reasonOf(error.cause) ?? error.message;
  if (error instanceof SyntaxError) return "it is no JSON";
  if (error instanceof RangeError) return "it is nested too deeply";
  return error instanceof TypeError ? "it is no text" : undefined;
};

/** Reads one JSON document: an export request of OTLP, or a list of such. */
export const readRequests = (bytes: Buffer): readonly RecordedRequest[] => {
  try {
    return read(bytes);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return [malformed(reason)];
  }
};
