import type { HttpReply } from "./exchange.ts";
import { decodeExportResponse, parseExportResponse, type PartialSuccess } from "./export-response.ts";
import type { Outcome } from "./outcome.ts";
import { receiverText } from "./receiver-text.ts";
import { replyBody } from "./reply-body.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { SendError } from "./send-error.ts";
import { statusMessage } from "./status-message.ts";

export interface JudgeOptions {
  /** How many items the request carried. */
  readonly items: number;
  readonly maxResponseBytes: number;
  /** Header values of the request, which no message may repeat. */
  readonly secrets: readonly string[];
  /** Milliseconds since the epoch, for a `Retry-After` that is a date. */
  readonly nowMs: number;
}

/** All other 4xx and 5xx must not be retried. */
const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

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
  const hint = status >= 300 && status < 400 ? " (redirects are not followed)" : "";
  const text = `The receiver answered ${status}${hint}${explanation === "" ? "" : `: ${explanation}`}`;
  const error = new SendError("status", text, { status });
  if (!RETRYABLE_STATUSES.has(status)) return { kind: "failed", by: "receiver", error };
  const retryAfterMs = parseRetryAfter(headers["retry-after"], headers.date, options.nowMs);
  return { kind: "retryable", error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
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
