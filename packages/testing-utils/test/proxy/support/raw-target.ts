import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** A TCP server that a test holds the sockets of. */
export interface RawTarget extends AsyncDisposable {
  readonly port: number;
  /** All connections so far. */
  readonly sockets: readonly Socket[];
  /** Resolves with the connection of that index when it is made. */
  socket(index: number): Promise<Socket>;
}

/** Starts a server on a free port of 127.0.0.1 that does with its connections what a test says. */
export const startTarget = async (onConnection: (socket: Socket) => void = () => {}): Promise<RawTarget> => {
  const sockets: Socket[] = [];
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on("error", () => {}); // what a test expects of the other end tells
    sockets.push(socket);
    onConnection(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    async socket(index) {
      for (;;) {
        const socket = sockets[index];
        if (socket !== undefined) return socket;
        await once(server, "connection");
      }
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, "close");
    },
  };
};

/** Sends back what comes, and ends when the other side does. */
export const echo = (socket: Socket): void => void socket.pipe(socket);
