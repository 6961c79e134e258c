import type { Socket } from "node:net";

import fc from "fast-check";
import { expect, test } from "vitest";

import { fault } from "../../src/proxy/fault.ts";
import { FaultProxy } from "../../src/proxy/fault-proxy.ts";
import { endOf, open } from "./support/raw-client.ts";
import { startTarget } from "./support/raw-target.ts";

const chunks = fc.array(fc.uint8Array({ maxLength: 2000, size: "max" }), { maxLength: 12, size: "max" });

/** Whether a side speaks at once, or only after it has heard the other's end. */
const course = fc.record({ chunks, waits: fc.boolean() });

const speak = async (socket: Socket, pieces: readonly Uint8Array[], before: Promise<unknown>): Promise<void> => {
  await before;
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise<void>((resolve) => setImmediate(resolve)); // so that it goes out as a chunk of its own
  }
  socket.end();
};

test.each([
  ["pass", fault.pass()],
  ["a delay of no time", fault.delay(0)],
  ["a throttle that lets much through", fault.throttle({ from: "client", bytes: 1000, everyMs: 0, afterBytes: 10 })],
  ["stale only after more requests than come", fault.staleKeepAlive({ requests: 100 })],
  ["faults beyond the end", fault.reset({ from: "client", afterBytes: 1_000_000 })],
  ["corruption beyond the end", fault.corrupt({ from: "server", offset: 1_000_000 })],
  ["a black hole beyond the end", fault.blackHole({ from: "server", afterBytes: 1_000_000 })],
] as const)("%s: any bytes in any chunks arrive identical both ways, with their ends", async (_, faults) => {
  await using target = await startTarget();
  await using proxy = await FaultProxy.start({ target, faults });
  let connections = 0;
  await fc.assert(
    fc.asyncProperty(course, course, async (client, server) => {
      fc.pre(!client.waits || !server.waits);
      const near = await open(proxy.port);
      const far = await target.socket(connections);
      connections += 1;
      const [atNear, atFar] = [endOf(near), endOf(far)];
      await Promise.all([
        speak(near, client.chunks, client.waits ? atNear : Promise.resolve()),
        speak(far, server.chunks, server.waits ? atFar : Promise.resolve()),
      ]);
      const sent = { client: Buffer.concat(client.chunks), server: Buffer.concat(server.chunks) };
      expect(await atNear).toEqual({ bytes: sent.server, error: null });
      expect(await atFar).toEqual({ bytes: sent.client, error: null });
      expect((await proxy.idle()).at(-1)).toEqual({
        number: connections,
        fault: faults,
        outcome: "ended",
        error: null,
        fromClientBytes: sent.client.length,
        toServerBytes: sent.client.length,
        fromServerBytes: sent.server.length,
        toClientBytes: sent.server.length,
      });
    }),
  );
});
