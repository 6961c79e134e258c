import {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from "node:http";
import { request as httpsRequest } from "node:https";

import { SendError } from "./send-error.ts";

export interface HttpRequest {
  readonly url: URL;
  readonly agent: Agent;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** Of the answer, as it comes over the wire. */
  readonly maxResponseBytes: number;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** How a server that closed an idle connection looks to a request that was just put on it. */
const STALE_CODES: ReadonlySet<unknown> = new Set(["ECONNRESET", "EPIPE"]);

/**
 * One request and its whole answer. Redirects are answers like any other.
 *
 * @param signal ends the exchange and its connection; its reason is what the promise is rejected with.
 * @throws SendError `connection`, `stale_connection` (the connection had been used before and broke without a byte of
 * an answer), `response_too_large`, or the reason of `signal`.
 */
export const exchange = async (
  { url, agent, headers, body, maxResponseBytes }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpReply> => {
  signal.throwIfAborted();
  const open = url.protocol === "https:" ? httpsRequest : httpRequest;
  const request = open(url, { method: "POST", agent, headers: Object.fromEntries(headers) });
  const { promise, resolve, reject } = Promise.withResolvers<HttpReply>();
  // A request that still waits for a connection says nothing when it is destroyed, so the promise does not rely on it.
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });

  let bytesReadBefore = 0;
  request.on("socket", (socket) => {
    bytesReadBefore = socket.bytesRead;
  });
  request.on("error", (error) => reject(connectionError(error, isStale(request, error, bytesReadBefore))));
  request.on("response", (response) => {
    void readReply(response, maxResponseBytes).then(resolve, reject);
  });
  request.end(body);

  let answered = false;
  try {
    const reply = await promise;
    answered = true;
    return reply;
  } finally {
    signal.removeEventListener("abort", onAbort);
    // After an answer that came before the upload was through, the connection is of no use to the next request.
    if (!answered || !request.writableFinished) request.destroy();
  }
};

const isStale = (
  { reusedSocket, socket }: ClientRequest,
  error: NodeJS.ErrnoException,
  bytesReadBefore: number,
): boolean => reusedSocket && STALE_CODES.has(error.code) && socket?.bytesRead === bytesReadBefore;

const connectionError = (error: NodeJS.ErrnoException, stale = false): SendError =>
  new SendError(stale ? "stale_connection" : "connection", `The connection failed: ${error.code ?? error.message}`, {
    cause: error,
  });

const readReply = async (response: IncomingMessage, maxBytes: number): Promise<HttpReply> => {
  const status = response.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes)
        throw new SendError("response_too_large", `The answer is longer than ${maxBytes} bytes`, { status });
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof SendError ? error : connectionError(error as NodeJS.ErrnoException);
  }
  return { status, headers: response.headers, body: Buffer.concat(chunks) };
};
