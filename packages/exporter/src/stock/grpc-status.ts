import { readFields } from "../protobuf/read-fields.ts";

/** @see https://grpc.io/docs/guides/status-codes/ */
export const GRPC_MAX_STATUS = 16;

export const GRPC_RESOURCE_EXHAUSTED = 8;

/** CANCELLED, DEADLINE_EXCEEDED, ABORTED, OUT_OF_RANGE, UNAVAILABLE, DATA_LOSS. */
export const GRPC_RETRYABLE: ReadonlySet<number> = new Set([1, 4, 10, 11, 14, 15]);

/** PERMISSION_DENIED, UNAUTHENTICATED. */
export const GRPC_UNAUTHORIZED: ReadonlySet<number> = new Set([7, 16]);

const RETRY_INFO = "google.rpc.RetryInfo";

/**
 * How long the server asks to be left alone, in milliseconds: the `RetryInfo` among the details of a
 * `google.rpc.Status`; `undefined` if there is none.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlpgrpc-throttling
 */
export const retryInfoMs = (status: Uint8Array): number | undefined => {
  try {
    for (const detail of nested(status, 3)) {
      const [typeUrl] = nested(detail, 1);
      if (typeUrl === undefined || !Buffer.from(typeUrl).toString().endsWith(`/${RETRY_INFO}`)) continue;
      const [info] = nested(detail, 2);
      const [delay] = nested(info ?? new Uint8Array(), 1);
      return delay === undefined ? 0 : durationMs(delay);
    }
  } catch {
    // A detail that cannot be read says nothing.
  }
  return undefined;
};

const nested = (message: Uint8Array, field: number): Uint8Array[] => {
  const bodies: Uint8Array[] = [];
  for (const { number, value } of readFields(message)) {
    if (number === field && typeof value !== "number") bodies.push(value);
  }
  return bodies;
};

/** Of a `google.protobuf.Duration`. */
const durationMs = (message: Uint8Array): number => {
  let ms = 0;
  for (const { number, value } of readFields(message)) {
    if (typeof value !== "number") continue;
    if (number === 1) ms += value * 1000;
    if (number === 2) ms += value / 1_000_000;
  }
  return ms;
};
