import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import { defaultTextMapGetter, propagation, ROOT_CONTEXT } from "@opentelemetry/api";
import { BaggagePropagator } from "@sideband/propagation";
import { expect, test } from "vitest";

import { baggageOf, type Entry, entriesOf, inject } from "./support.ts";

test("baggage of any characters goes through HTTP, in one header and in many", async () => {
  const propagator = new BaggagePropagator();
  const server = createServer((incoming, outgoing) => {
    const { headers, headersDistinct } = incoming;
    const taken = [headers, headersDistinct].map((carrier) =>
      entriesOf(propagation.getBaggage(propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter))),
    );
    outgoing.end(JSON.stringify(taken));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const entries: Entry[] = [
      ["user", "Zoë, 😀\r\nX-Evil: 1", 'note="a b"\r\n'],
      ["10", "+ %2B"],
      ["2", ""],
    ];
    const arriving: Entry[] = [
      ["user", "Zoë, 😀\r\nX-Evil: 1", "note=%22a%20b%22%0D%0A"],
      ["10", "+ %2B"],
      ["2", ""],
    ];
    const header = inject(baggageOf(entries)).header ?? "";

    const single = await fetch(`http://127.0.0.1:${port}`, { headers: { baggage: header } });
    expect(await single.json()).toEqual([arriving, arriving]);

    const many = request({ port, host: "127.0.0.1", headers: { baggage: header.split(",") } });
    many.end();
    const [response] = await once(many, "response");
    expect(JSON.parse((await response.toArray()).join(""))).toEqual([arriving, arriving]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
