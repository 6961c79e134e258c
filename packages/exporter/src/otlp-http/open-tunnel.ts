import { request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { Duplex } from "node:stream";

import { SendError } from "../send-error.ts";
import { connectionError } from "./connection-error.ts";
import type { ProxyServer } from "./proxy.ts";
import { serverName } from "./server-name.ts";

/**
 * A connection to a receiver through a proxy.
 *
 * @param authority host and port of the receiver.
 * @param signal ends the attempt; its reason is what the promise is rejected with.
 * @throws SendError `proxy` (with its status, if it refused), `tls`, or the reason of `signal`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6
 */
export const openTunnel = async (
  { url, name, headers }: ProxyServer,
  authority: string,
  signal: AbortSignal,
): Promise<Duplex> => {
  signal.throwIfAborted();
  const options: RequestOptions = {
    method: "CONNECT",
    path: authority,
    headers: { host: authority, ...Object.fromEntries(headers) },
    agent: false,
    servername: serverName(url),
  };
  const request = url.protocol === "https:" ? httpsRequest(url, options) : httpRequest(url, options);
  const { promise, resolve, reject } = Promise.withResolvers<Duplex>();
  const onAbort = (): void => {
    reject(signal.reason);
    request.destroy();
  };
  signal.addEventListener("abort", onAbort, { once: true });
  request.on("error", (error) => reject(connectionError(error, name)));
  request.on("connect", ({ statusCode: status = 0 }, socket, head) => {
    if (status >= 200 && status < 300) {
      if (head.length > 0) socket.unshift(head);
      return resolve(socket);
    }
    socket.destroy();
    reject(new SendError("proxy", `The proxy ${name} answered ${status} instead of connecting`, { status }));
  });
  request.end();
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
};
