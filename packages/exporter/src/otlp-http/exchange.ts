import {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from "node:http";
import { request as httpsRequest } from "node:https";

import { SendError } from "../send-error.ts";
import { connectionError } from "./connection-error.ts";
import type { HeaderPairs } from "./headers.ts";
import type { TunnelRequestOptions } from "./tunnel-agent.ts";

export interface HttpRequest {
  /** Where the connection goes. */
  readonly url: URL;
  /** What is asked for there, if not the path of `url`: a proxy is told the whole address. */
  readonly path?: string;
  /** The name of the proxy that `url` is, if it is one. */
  readonly proxy?: string;
  readonly agent: Agent;
  readonly headers: HeaderPairs;
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
 * @throws SendError `connection`, `tls`, `proxy`, `stale_connection` (the connection had been used before and broke
 * without a byte of an answer), `response_too_large`, or the reason of `signal`.
 */
export const exchange = async (
  { url, path, proxy, agent, headers, body, maxResponseBytes }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpReply> => {
  signal.throwIfAborted();
  const open = url.protocol === "https:" ? httpsRequest : httpRequest;
  const options: TunnelRequestOptions = {
    method: "POST",
    agent,
    headers: Object.fromEntries(headers),
    tunnelSignal: signal,
    ...(path !== undefined && { path }),
  };
  const request = open(url, options);
  const { promise, resolve, reject } = Promise.withResolvers<HttpReply>();
  // A request that still waits for a connection says nothing when it is destroyed, so the promise does not rely on it.
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });

  let bytesReadBefore = 0;
  request.on("socket", (socket) => {
    bytesReadBefore = socket.bytesRead;
  });
  request.on("error", (error) => {
    if (error instanceof SendError) reject(error);
    else if (isStale(request, error, bytesReadBefore)) reject(staleConnection(error));
    else reject(connectionError(error, proxy));
  });
  // Without a listener, Node.js closes such a connection and says nothing.
  request.on("upgrade", (response, socket) => {
    socket.destroy();
    reject(new SendError("connection", `The connection failed: an answer with status ${response.statusCode}`));
  });
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

const staleConnection = (cause: NodeJS.ErrnoException): SendError =>
  new SendError("stale_connection", `The connection failed: ${cause.code}`, { cause });

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
