import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";

export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The number of the connection it came on, from 1. */
  readonly connection: number;
}

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Connections accepted so far. */
  readonly connections: number;
  /** Resolves when that many requests have arrived whole. */
  received(count: number): Promise<void>;
}

export interface TcpReceiver extends AsyncDisposable {
  readonly url: string;
  readonly connections: number;
}

/** Makes the server listen on a free port of the loopback interface. */
export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
};

export const close = (server: Server, sockets: ReadonlySet<Socket>): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  return closed;
};

/** The open connections of the server. */
export const accept = (server: Server): Set<Socket> => {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  return sockets;
};

/** An HTTP server on a free port of the loopback interface; `answer` is called with each request that arrived whole. */
export const startReceiver = async (
  answer: (response: ServerResponse, request: ReceivedRequest, incoming: IncomingMessage) => void = (response) =>
    response.end(),
): Promise<Receiver> => {
  const requests: ReceivedRequest[] = [];
  const numbers = new WeakMap<Socket, number>();
  const waiting = new Set<() => void>();
  let connections = 0;
  const server = createServer((incoming, response) => {
    void buffer(incoming).then(
      (body) => {
        const { method, url: path, headers, socket } = incoming;
        const request = { method, path, headers, body, connection: numbers.get(socket) ?? 0 };
        requests.push(request);
        answer(response, request, incoming);
        for (const check of waiting) check();
      },
      () => {}, // the client went away: its side of the test says whether it should have
    );
  });
  const sockets = accept(server);
  server.on("connection", (socket: Socket) => numbers.set(socket, ++connections));
  const url = await listen(server);
  return {
    url,
    requests,
    get connections() {
      return connections;
    },
    received(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const check = (): void => {
        if (requests.length >= count) resolve();
      };
      waiting.add(check);
      check();
      return promise.finally(() => waiting.delete(check));
    },
    [Symbol.asyncDispose]: () => close(server, sockets),
  };
};

/** A server that speaks no HTTP by itself: `converse` is called with each connection. */
export const startTcpReceiver = async (
  converse: (socket: Socket, connection: number) => void,
): Promise<TcpReceiver> => {
  let connections = 0;
  const server = createTcpServer((socket) => converse(socket, ++connections));
  const sockets = accept(server);
  const url = await listen(server);
  return {
    url,
    get connections() {
      return connections;
    },
    [Symbol.asyncDispose]: () => close(server, sockets),
  };
};

/** An address where nobody listens. */
export const closedPort = async (): Promise<string> => {
  const server = createTcpServer();
  const url = await listen(server);
  await close(server, new Set());
  return url;
};
