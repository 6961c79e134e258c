import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";

import { endWithParent, taskOf } from "./run-program.ts";
import { spanIds } from "./span-ids.ts";

export interface SinkTask {
  /** How long it takes to answer, in milliseconds. */
  readonly latencyMs: number;
}

/** What has come in. */
export interface Arrivals {
  readonly requests: number;
  /** Of the bodies, as they were sent. */
  readonly bytes: number;
  /** Different spans. */
  readonly spans: number;
  /** Spans that came again. */
  readonly repeated: number;
}

interface Body {
  readonly compressed: boolean;
  readonly bytes: Buffer;
}

const { latencyMs } = taskOf<SinkTask>();
const bodies: Body[] = [];

// A receiver takes time of the machine that the program needs: so this one only keeps what comes, and reads it once asked.
const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const bytes = await buffer(request);
  bodies.push({ compressed: request.headers["content-encoding"] === "gzip", bytes });
  setTimeout(() => response.writeHead(200, { "content-type": "application/x-protobuf" }).end(), latencyMs);
};

const arrivals = (): Arrivals => {
  const ids = new Set<string>();
  let spans = 0;
  for (const { compressed, bytes } of bodies) {
    for (const id of spanIds(compressed ? gunzipSync(bytes) : bytes)) {
      ids.add(id);
      spans++;
    }
  }
  const size = bodies.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return { requests: bodies.length, bytes: size, spans: ids.size, repeated: spans - ids.size };
};

endWithParent();
const server = createServer((request, response) => {
  receive(request, response).catch(() => response.destroy()); // the client has gone
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.on("message", () => process.send?.(arrivals()));
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`);
