import type { Exchange } from "../http/exchange.ts";
import type { StatusReply } from "./status-reply.ts";
import type { Vendor } from "./vendor.ts";

/** A request in the hands of a vendor. */
export interface Reception {
  readonly exchange: Exchange;
  readonly vendor: Vendor;
  readonly requestId: string;
}

/** Sends an answer by its status. */
export const sendStatus = async ({ exchange, vendor, requestId }: Reception, reply: StatusReply): Promise<void> => {
  await exchange.pause(reply.delayMs ?? 0);
  const { body, retryAfterSeconds, retryAfterMs } = reply;
  exchange.answer(
    reply.status,
    {
      ...vendor.headers(requestId),
      "content-type": body === undefined ? "application/json" : "text/plain",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
      ...(retryAfterMs !== undefined && { "retry-after-ms": String(retryAfterMs) }),
      ...reply.headers,
    },
    body ?? vendor.errorBody(reply, requestId),
  );
};
