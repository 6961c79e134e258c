/** The second process: an HTTP service that starts a child process and sends it a message. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { context, propagation, SpanKind } from "@opentelemetry/api";
import type { IHeaders } from "kafkajs";

import { envCarrier } from "../../../src/carriers/env-carrier.ts";
import { messageCarrier } from "../../../src/carriers/message-carrier.ts";
import { withDestination } from "../../../src/egress/with-destination.ts";
import { encodeRecord } from "../../carriers/support/kafka-record.ts";
import { report } from "./report.ts";
import { reportArrival, startTelemetry } from "./telemetry.ts";

const [line = "", vendor = ""] = process.argv.slice(2);
const CHILD = fileURLToPath(new URL("child-process.ts", import.meta.url));

const { tracer, http } = await startTelemetry("broker", line, {
  allow: ["this-machine", "kafka.internal"],
  baggage: { "this-machine": [], "kafka.internal": ["tenant.id"] },
});

const startChild = (): ReturnType<typeof spawn> =>
  tracer.startActiveSpan("spawn", (span) => {
    const env = { ...process.env, TRACEPARENT: undefined, TRACESTATE: undefined, BAGGAGE: undefined };
    propagation.inject(withDestination(context.active(), "this-machine"), env, envCarrier);
    const args = ["--conditions=@sideband/source", CHILD, line];
    const child = spawn(process.execPath, args, { env, stdio: ["pipe", "inherit", "inherit", "ipc"] });
    child.on("message", (message: object) => report(message));
    span.end();
    return child;
  });

const message = (): Buffer =>
  tracer.startActiveSpan("send", { kind: SpanKind.PRODUCER }, (span) => {
    const headers: IHeaders = { "content-type": "text/plain" };
    propagation.inject(withDestination(context.active(), "kafka.internal:9092"), headers, messageCarrier.kafka);
    span.end();
    return encodeRecord({ key: Buffer.from("key"), value: Buffer.from("value"), headers });
  });

const serve = async ({ url }: IncomingMessage, response: ServerResponse): Promise<void> => {
  reportArrival("broker", `http ${url}`, context.active());
  if (url === "/elsewhere") {
    response.writeHead(307, { location: `${vendor}/redirect` }).end();
    return;
  }
  const child = startChild();
  child.stdin?.end(message());
  await Promise.all([once(child, "exit"), once(child, "disconnect")]);
  response.end(`exit code ${child.exitCode}`);
};

const server = http.createServer((request, response) => void serve(request, response));
await once(server.listen(0), "listening");
report({ port: (server.address() as AddressInfo).port });
await once(process, "message");
server.close();
process.disconnect?.();
