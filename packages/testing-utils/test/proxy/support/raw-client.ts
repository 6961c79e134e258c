import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection that can end in one direction alone. */
export const open = async (port: number): Promise<Socket> => {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
  await once(socket, "connect");
  socket.on("error", () => {}); // told by `endOf`, or by what a test expects of the proxy
  return socket;
};

/** All bytes up to the end, and the code of the error that cut them, or `null`. */
export const endOf = async (socket: Socket): Promise<{ bytes: Buffer; error: string | null }> => {
  const pieces: Buffer[] = [];
  let error: string | null = null;
  socket.on("data", (piece: Buffer) => pieces.push(piece));
  await new Promise<void>((resolve) => {
    socket.once("end", resolve);
    socket.once("error", (cause: NodeJS.ErrnoException) => {
      error = cause.code ?? cause.message;
      resolve();
    });
    socket.once("close", () => resolve());
  });
  return { bytes: Buffer.concat(pieces), error };
};

/** Sends a text, ends, and reads what comes until the end. */
export const ask = async (port: number, text: string): Promise<{ bytes: Buffer; error: string | null }> => {
  const socket = await open(port);
  socket.end(text);
  const end = await endOf(socket);
  socket.destroy();
  return end;
};

/** Resolves when as many bytes have come. */
export const read = async (socket: Socket, count: number): Promise<string> => {
  for (;;) {
    const piece = socket.read(count) as Buffer | null;
    if (piece !== null) return piece.toString();
    await once(socket, "readable");
  }
};

/** How a connection is lost that the server never answers: a client may learn of it before it knows that it has one. */
export const lossOf = async (port: number): Promise<string | null> => {
  try {
    return (await endOf(await open(port))).error;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? null;
  }
};
