import type { CompletionEnding } from "./completion-ending.ts";
import { sendStatus, type Reception } from "./send-status.ts";
import type { StatusReply } from "./status-reply.ts";

/** The body of an answer, and of one that says that it failed if the vendor has such a thing. */
export interface WholeAnswer {
  readonly ending: CompletionEnding;
  body(): string;
  readonly failedBody: ((error: StatusReply) => string) | null;
}

const half = (body: string): Uint8Array => {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
};

/** Sends an answer that is not streamed as far as its ending lets it. */
export const sendWhole = async (reception: Reception, answer: WholeAnswer): Promise<void> => {
  const { exchange, vendor, requestId } = reception;
  const { ending, failedBody } = answer;
  const headers = { ...vendor.headers(requestId), "content-type": "application/json" };
  switch (ending.kind) {
    case "complete":
      return exchange.answer(200, headers, answer.body());
    case "error":
      return sendStatus(reception, ending.error);
    case "failed":
      if (failedBody === null) return sendStatus(reception, ending.error);
      return exchange.answer(200, headers, failedBody(ending.error));
    case "malformed":
      return exchange.answer(200, headers, half(answer.body()));
    case "truncated":
      return exchange.answer(200, headers, ending.afterChunks === 0 ? "" : half(answer.body()));
    case "hang":
    case "disconnect": {
      const body = answer.body();
      exchange.head(200, { ...headers, "content-length": Buffer.byteLength(body) });
      await exchange.write(half(body));
      return ending.kind === "hang" ? exchange.hang() : exchange.disconnect();
    }
  }
};
