import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface Arrival {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** All headers of each name. */
  readonly distinct: NodeJS.Dict<string[]>;
}

/** A server that has two names, as if it were two hosts, and remembers what came to each of them. */
export class TwoNamesServer implements AsyncDisposable {
  readonly arrivals: Arrival[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const { headers, headersDistinct: distinct, url: path = "" } = request;
      this.arrivals.push({ host: headers.host?.replace(/:\d+$/, "") ?? "", path, headers, distinct });
      request.resume();
      const target = new URL(path, "http://any").searchParams.get("redirect");
      response.writeHead(target === null ? 200 : 307, target === null ? {} : { location: target }).end();
    });
  }

  static async start(): Promise<TwoNamesServer> {
    const server = new TwoNamesServer();
    await once(server.#server.listen(0), "listening");
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The name that tests put on the list. */
  get allowed(): string {
    return `http://localhost:${this.port}`;
  }

  /** The name that they do not. */
  get denied(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await once(this.#server.close(), "close");
  }
}
