import type { HttpReply } from "./exchange.ts";
import { decodeExportResponse, parseExportResponse, type PartialSuccess } from "./export-response.ts";
import type { Outcome } from "../outcome.ts";
import { receiverText } from "./receiver-text.ts";
import { replyBody } from "./reply-body.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { SendError, type SendErrorCode } from "../send-error.ts";
import { CONTENT_TOO_LARGE, RETRYABLE_STATUSES, UNAUTHORIZED_STATUSES } from "./statuses.ts";
import { statusMessage } from "./status-message.ts";

export interface JudgeOptions {
  /** How many items the request carried. */
  readonly items: number;
  readonly maxResponseBytes: number;
  /** Header values of the request, which no message may repeat. */
  readonly secrets: readonly string[];
  /** The name of the proxy that the answer may be of. */
  readonly proxy?: string | undefined;
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly nowMs: number;
}

/** No receiver says so, and no receiver has seen the request then. */
const PROXY_AUTHENTICATION_REQUIRED = 407;

/**
 * What an answer means.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#otlphttp-response
 * @throws SendError `response_too_large`
 */
export const judgeReply = async (reply: HttpReply, options: JudgeOptions): Promise<Outcome> => {
  const { status, headers } = reply;
  const body = await replyBody(reply, options.maxResponseBytes);
  const contentType = headers["content-type"] ?? "";
  if (status >= 200 && status < 300) return judgeSuccess(body, contentType, options);

  const explanation = receiverText(statusMessage(body ?? Buffer.alloc(0), contentType), options.secrets);
  const who = options.proxy === undefined ? "The receiver" : `The receiver or the proxy ${options.proxy}`;
  const hint = status >= 300 && status < 400 ? " (redirects are not followed)" : "";
  const text = `${who} answered ${status}${hint}${explanation === "" ? "" : `: ${explanation}`}`;
  const code = codeOf(status, options);
  const error = new SendError(code, text, { status });
  if (code === "unauthorized" || code === "proxy") return { kind: "retryable", error, slow: true };
  if (!RETRYABLE_STATUSES.has(status)) return { kind: "failed", by: "receiver", error };
  const retryAfterMs = parseRetryAfter(headers["retry-after"], headers.date, options.nowMs);
  return { kind: "retryable", error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
};

const codeOf = (status: number, { proxy }: JudgeOptions): SendErrorCode => {
  if (UNAUTHORIZED_STATUSES.has(status)) return "unauthorized";
  if (status === CONTENT_TOO_LARGE) return "too_large";
  return status === PROXY_AUTHENTICATION_REQUIRED && proxy !== undefined ? "proxy" : "status";
};

const judgeSuccess = (body: Buffer | undefined, contentType: string, { items, secrets }: JudgeOptions): Outcome => {
  const said = body === undefined ? undefined : readPartialSuccess(body, contentType);
  // The status is the acknowledgement; but an answer that is not OTLP may well come from something that is no receiver.
  if (said === undefined)
    return { kind: "sent", warning: "The answer to a successful request is not OTLP: is this a receiver?" };
  const message = receiverText(said.message, secrets);
  if (said.rejected > 0) return { kind: "partiallySent", rejected: Math.min(items, said.rejected), message };
  return message === "" ? { kind: "sent" } : { kind: "sent", warning: `The receiver warns: ${message}` };
};

const readPartialSuccess = (body: Buffer, contentType: string): PartialSuccess | undefined => {
  try {
    return contentType.startsWith("application/json")
      ? parseExportResponse(body.toString() || "{}")
      : decodeExportResponse(body);
  } catch {
    return undefined;
  }
};
