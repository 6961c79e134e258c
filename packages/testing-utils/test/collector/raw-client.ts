import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection that knows nothing of HTTP. */
export class RawClient implements Disposable {
  /** All that came. */
  received = "";
  /** Resolves at the end with the code of the error, or `null` if there was none. */
  readonly closed: Promise<string | null>;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    let code: string | null = null;
    socket.on("error", (error: NodeJS.ErrnoException) => (code = error.code ?? error.message));
    socket.on("data", (bytes: Buffer) => (this.received += bytes.toString("latin1")));
    this.closed = new Promise((resolve) => socket.once("close", () => resolve(code)));
  }

  /** Resolves when the connection is made; rejects when it is refused. */
  static async connect(url: string): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    return new RawClient(socket);
  }

  /** The head of an export request, and as much of its body. */
  post(url: string, contentLength: number, body = "", headers: readonly string[] = []): void {
    const lines = [
      `POST ${new URL(url).pathname} HTTP/1.1`,
      "host: localhost",
      "content-type: application/json",
      `content-length: ${contentLength}`,
      ...headers,
    ];
    this.write(`${lines.join("\r\n")}\r\n\r\n${body}`);
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  /** Resolves when a text has come. */
  async until(text: string): Promise<void> {
    while (!this.received.includes(text)) await once(this.#socket, "data");
  }

  destroy(): void {
    this.#socket.destroy();
  }

  [Symbol.dispose](): void {
    this.destroy();
  }
}
