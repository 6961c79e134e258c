/** The first process: an HTTP service that asks a model, and has the work done by another service. */
import { once } from "node:events";
import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { context } from "@opentelemetry/api";
import { request } from "undici";

import { report } from "./report.ts";
import { reportArrival, startTelemetry } from "./telemetry.ts";

const [line, next = "", vendor = ""] = process.argv.slice(2);

const { http } = await startTelemetry("service", line, {
  allow: ["localhost"],
  baggage: { localhost: ["tenant.id", "plan"] },
});

const askWithHttp = async (outgoing: ClientRequest): Promise<string> => {
  const [response] = (await once(outgoing.end(), "response")) as [IncomingMessage];
  return text(response);
};

const serve = async (response: ServerResponse): Promise<void> => {
  reportArrival("service", "http", context.active());
  await (await fetch(`${vendor}/fetch`)).text();
  await (await request(`${vendor}/undici`)).body.text();
  await askWithHttp(http.request(`${vendor}/http`));
  await (await fetch(`${next}/elsewhere`)).text();
  response.end(await (await fetch(`${next}/work`, { method: "POST" })).text());
};

const server = http.createServer((_, response) => void serve(response));
await once(server.listen(0), "listening");
report({ port: (server.address() as AddressInfo).port });
await once(process, "message");
server.close();
process.disconnect?.();
