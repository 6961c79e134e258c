import { clampRetryAfterMs } from "../otlp-http/retry-after.ts";
import { CONTENT_TOO_LARGE, RETRYABLE_STATUSES, UNAUTHORIZED_STATUSES } from "../otlp-http/statuses.ts";
import type { Outcome } from "../outcome.ts";
import { receiverText } from "../otlp-http/receiver-text.ts";
import { SendError } from "../send-error.ts";
import {
  GRPC_MAX_STATUS,
  GRPC_RESOURCE_EXHAUSTED,
  GRPC_RETRYABLE,
  GRPC_UNAUTHORIZED,
  retryInfoMs,
} from "./grpc-status.ts";

/** The numbers between this and the gRPC statuses mean something else: 23 is the timeout of a `DOMException`. */
const HTTP_MIN_STATUS = 100;

/**
 * What the error of a stock exporter means. Those over gRPC have the status of the call as `code`, those over HTTP that
 * of the answer, and what never got an answer has a text there, a number that is neither, or nothing.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#failures
 * @see https://opentelemetry.io/docs/specs/otlp/#failures-1
 */
export const judgeExportError = (error: unknown): Outcome => {
  const code = property(error, "code");
  if (typeof code === "number") {
    if (code >= 0 && code <= GRPC_MAX_STATUS) return judgeGrpc(code, error);
    if (code >= HTTP_MIN_STATUS) return judgeHttp(code, error);
  }
  return retryable("connection", `The exporter failed: ${textOf(error)}`);
};

const judgeGrpc = (code: number, error: unknown): Outcome => {
  const message = `The receiver answered with the gRPC status ${code}: ${textOf(error)}`;
  if (GRPC_UNAUTHORIZED.has(code)) return retryable("unauthorized", message, { slow: true });
  const delayMs = retryDelayMs(error);
  if (GRPC_RETRYABLE.has(code) || (code === GRPC_RESOURCE_EXHAUSTED && delayMs !== undefined)) {
    return retryable("status", message, delayMs === undefined ? {} : { retryAfterMs: clampRetryAfterMs(delayMs) });
  }
  // What is too large for gRPC exhausts a resource as well, and no time will help.
  const errorCode = code === GRPC_RESOURCE_EXHAUSTED ? "too_large" : "status";
  return { kind: "failed", by: "receiver", error: new SendError(errorCode, message) };
};

const judgeHttp = (status: number, error: unknown): Outcome => {
  const message = `The receiver answered ${status}: ${textOf(error)}`;
  if (UNAUTHORIZED_STATUSES.has(status)) return retryable("unauthorized", message, { slow: true, status });
  if (RETRYABLE_STATUSES.has(status)) return retryable("status", message, { status });
  const errorCode = status === CONTENT_TOO_LARGE ? "too_large" : "status";
  return { kind: "failed", by: "receiver", error: new SendError(errorCode, message, { status }) };
};

interface Circumstances {
  readonly slow?: true;
  readonly status?: number;
  readonly retryAfterMs?: number;
}

const retryable = (
  code: "connection" | "status" | "unauthorized",
  message: string,
  { status, ...rest }: Circumstances = {},
): Outcome => ({
  kind: "retryable",
  error: new SendError(code, message, status === undefined ? {} : { status }),
  ...rest,
});

/** What an exporter says may hold anything, so it is cut to one short line. */
const textOf = (error: unknown): string => {
  const message = property(error, "message");
  const text = typeof message === "string" ? receiverText(message, []) : "";
  return text === "" ? "it did not say why" : text;
};

/** Of the trailers of a gRPC call. */
const retryDelayMs = (error: unknown): number | undefined => {
  const metadata = property(error, "metadata");
  const get = property(metadata, "get");
  if (typeof get !== "function") return undefined;
  const values: unknown = get.call(metadata, "grpc-status-details-bin");
  const [details] = Array.isArray(values) ? (values as unknown[]) : [];
  return details instanceof Uint8Array ? retryInfoMs(details) : undefined;
};

/** Errors are anybody's, and may have getters that throw. */
const property = (value: unknown, name: string): unknown => {
  try {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
};
