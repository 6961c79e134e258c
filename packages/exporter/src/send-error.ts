/** What kind of thing went wrong. A closed set: it may be a label of a metric. */
export type SendErrorCode =
  | "timeout"
  | "aborted"
  | "connection"
  | "stale_connection"
  | "tls"
  | "proxy"
  | "headers"
  | "unauthorized"
  | "status"
  | "partial_success"
  | "response_too_large"
  | "too_large"
  | "held_back"
  | "spool_full"
  | "file"
  | "compression"
  | "unexpected";

/**
 * Why a request failed. Its text is safe to log: no header value and no credential of a URL is ever part of it.
 */
export class SendError extends Error {
  override readonly name = "SendError";
  readonly code: SendErrorCode;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(code: SendErrorCode, message: string, details: { status?: number; cause?: unknown } = {}) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.status = details.status;
  }
}
