/**
 * The service that W3C's trace-context test suite speaks to: for each `{ url, arguments }` of the JSON array that is
 * posted to it, it posts `arguments` to `url`, in the trace that it was called in.
 *
 * PORT=5000 node packages/propagation/test/w3c-service.ts
 *
 * @see https://github.com/w3c/trace-context/tree/main/test
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

import { ROOT_CONTEXT, SpanKind, trace, type Context } from "@opentelemetry/api";
import { provider } from "@sideband/sdk-3";

import { headersCarrier } from "../src/carriers/headers-carrier.ts";
import { TraceContextPropagator } from "../src/trace-context/trace-context-propagator.ts";

interface Call {
  readonly url: string;
  readonly arguments: readonly Call[];
}

const propagator = new TraceContextPropagator();
const tracer = provider({}).getTracer("w3c-service");

const call = async (parent: Context, { url, arguments: body }: Call): Promise<void> => {
  const span = tracer.startSpan("call", { kind: SpanKind.CLIENT }, parent);
  const headers = { "content-type": "application/json" };
  propagator.inject(trace.setSpan(parent, span), headers, headersCarrier);
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  await response.arrayBuffer();
  span.end();
};

const serve = async (request: IncomingMessage): Promise<void> => {
  const caller = propagator.extract(ROOT_CONTEXT, request, headersCarrier);
  const span = tracer.startSpan("serve", { kind: SpanKind.SERVER }, caller);
  const calls = (await json(request)) as readonly Call[];
  for (const each of calls) await call(trace.setSpan(caller, span), each);
  span.end();
};

const server = createServer((request, response) => {
  serve(request).then(
    () => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
    (error: unknown) => response.writeHead(500, { "content-type": "text/plain" }).end(String(error)),
  );
});

server.listen(Number(process.env["PORT"] ?? 5000), "127.0.0.1", () => {
  process.stdout.write(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
