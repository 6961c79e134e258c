import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

import { accept, close, listen } from "./receiver.ts";

export interface ProxiedRequest {
  /** `CONNECT`, or the method of the request. */
  readonly method: string | undefined;
  /** Host and port, or the whole address. */
  readonly target: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

export interface TestProxy extends AsyncDisposable {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  readonly requests: readonly ProxiedRequest[];
  /** How many connections are open. */
  readonly open: number;
  /** How many were open at once at most. */
  readonly mostOpen: number;
}

export interface TestProxyOptions {
  /** The address of the receiver behind it: whatever is asked for, it is this one that it connects to. */
  readonly receiver: string;
  /** Asked with each request to the proxy: true if it has been answered here. */
  readonly intercept?: (client: Duplex, count: number) => boolean;
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A forward proxy: tunnels for `CONNECT`, and plain requests with a whole address. */
export const startProxy = async ({ receiver, intercept, tls }: TestProxyOptions): Promise<TestProxy> => {
  const { hostname, port } = new URL(receiver);
  const requests: ProxiedRequest[] = [];
  let mostOpen = 0;

  /** Whether the request is to go on. */
  const note = ({ method, url: target, headers }: IncomingMessage, client: Duplex): boolean => {
    requests.push({ method, target, headers });
    return intercept?.(client, requests.length) !== true;
  };
  const forward: RequestListener = (incoming, response) => {
    if (!note(incoming, incoming.socket)) return;
    const { pathname, search } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const onward = request({ hostname, port, method, headers, path: pathname + search, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  };

  const server = tls === undefined ? createServer(forward) : createTlsServer(tls, forward);
  const sockets = accept(server);
  server.on("connection", () => (mostOpen = Math.max(mostOpen, sockets.size)));
  server.on("connect", (incoming: IncomingMessage, client: Duplex) => {
    client.on("error", () => {});
    client.on("end", () => client.end());
    if (!note(incoming, client)) {
      client.resume(); // to notice its end
      return;
    }
    const onward = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.pipe(onward).pipe(client);
    });
    onward.on("error", () => client.destroy());
    client.on("close", () => onward.destroy());
  });
  const { host } = new URL(await listen(server));
  return {
    url: `${tls === undefined ? "http" : "https"}://${host}`,
    requests,
    get open() {
      return sockets.size;
    },
    get mostOpen() {
      return mostOpen;
    },
    [Symbol.asyncDispose]: () => close(server, sockets),
  };
};
