import { connect, type Socket } from "node:net";

/** Posts JSON over a connection of its own, which the test can then break in ways that no HTTP client offers. */
export const postByHand = (url: string, body: object): Socket => {
  const { hostname, port, pathname } = new URL(url);
  const text = JSON.stringify(body);
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${hostname}`,
    "authorization: Bearer k",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
  ];
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {}); // a server that is gone shows in what the test expects of it
  socket.write(`${head.join("\r\n")}\r\n\r\n${text}`);
  return socket;
};
