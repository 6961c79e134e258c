import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";

import { Connection } from "./connection.ts";
import type { Security } from "./security.ts";

const HOST = "127.0.0.1";

/** What a {@link LoopbackServer} can be given. */
export interface LoopbackServerOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** What stands before HTTP. @default nothing */
  readonly security?: Security;
}

/**
 * An HTTP server on 127.0.0.1 whose port can close and open again. The port belongs to a TCP server of its own, which
 * hands its connections on: they live on while the port is closed.
 */
export class LoopbackServer {
  readonly #security: Security;
  readonly #http: HttpServer;
  readonly #open = new Set<Connection>();
  readonly #connections = new WeakMap<Socket, Connection>();
  readonly #closing: Promise<void>[] = [];
  #port: number;
  #front: Server | undefined;
  #opening: Promise<void> | undefined;
  #closed = false;
  #accepted = 0;
  #resets = 0;

  constructor(onRequest: RequestListener, options: LoopbackServerOptions) {
    const { port = 0, security = { kind: "none" } } = options;
    this.#port = port;
    this.#security = security;
    const onTrackedRequest: RequestListener = (request, response) => {
      const connection = this.connectionOf(request.socket);
      connection.requestBegins();
      response.once("close", () => connection.requestEnds());
      onRequest(request, response);
    };
    if (security.kind !== "certificate") {
      this.#http = createHttpServer(onTrackedRequest);
    } else {
      this.#http = createHttpsServer({ key: security.key, cert: security.cert }, onTrackedRequest);
      this.#http.on("secureConnection", (socket: Socket) => this.#secured(socket));
    }
  }

  /** `http://127.0.0.1:<port>`, or `https:`. */
  get origin(): string {
    return `${this.#security.kind === "none" ? "http" : "https"}://${HOST}:${this.#port}`;
  }

  /** How many connections were accepted so far. */
  get accepted(): number {
    return this.#accepted;
  }

  connectionOf(socket: Socket): Connection {
    const connection = this.#connections.get(socket);
    if (connection === undefined) throw new TypeError("Expected a socket of this server, got another");
    return connection;
  }

  /** Opens the port; the same one again after `refuse`. Rejects if it is taken, and once the server is closed. */
  listen(): Promise<void> {
    if (this.#closed) return Promise.reject(new TypeError("Expected an open server, got a closed one"));
    this.#opening ??= this.#openPort().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** Closes the port: the operating system refuses connections. Open ones end with their requests. */
  refuse(): void {
    this.#shut();
    for (const connection of this.#open) connection.closeWhenIdle();
  }

  /** Resets as many of the next connections as soon as they are open. */
  resetNext(count: number): void {
    this.#resets = count;
  }

  /** Closes at once: open connections are cut, whatever they wait for. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#shut();
    for (const connection of this.#open) connection.destroy();
    await Promise.all(this.#closing);
  }

  async #openPort(): Promise<void> {
    const front = createTcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket));
    this.#front = front;
    front.listen(this.#port, HOST);
    await once(front, "listening");
    this.#port = (front.address() as AddressInfo).port;
    if (this.#front !== front) front.close(); // it was to close while it opened
  }

  #shut(): void {
    const front = this.#front;
    this.#front = undefined;
    this.#opening = undefined;
    if (front?.listening !== true) return;
    this.#closing.push(new Promise((resolve) => front.close(() => resolve())));
  }

  #accept(socket: Socket): void {
    const connection = new Connection(++this.#accepted, socket);
    socket.on("error", () => {}); // what it means for a request, its exchange tells
    if (this.#resets > 0) {
      this.#resets -= 1;
      return connection.reset();
    }
    this.#open.add(connection);
    this.#connections.set(socket, connection);
    socket.once("close", () => this.#open.delete(connection));
    if (this.#security.kind === "closeInHandshake") socket.once("data", () => connection.destroy());
    else this.#http.emit("connection", socket);
  }

  /** The socket of a TLS connection is another than that of TCP beneath it; their client's port is the same. */
  #secured(secure: Socket): void {
    const connection = this.#open.values().find(({ remotePort }) => remotePort === secure.remotePort);
    if (connection === undefined) return void secure.destroy(); // its client has gone
    this.#connections.set(secure, connection);
  }
}

export const listenOnLoopback = async (
  onRequest: RequestListener,
  options: LoopbackServerOptions | number = {},
): Promise<LoopbackServer> => {
  const server = new LoopbackServer(onRequest, typeof options === "number" ? { port: options } : options);
  await server.listen();
  return server;
};
