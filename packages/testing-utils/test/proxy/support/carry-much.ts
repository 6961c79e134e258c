// Carries 64 MiB through a proxy in each direction, with the receiver standing still in between, and writes what that
// took as JSON. Once all is closed it ends by itself, or it does not end.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";

import { FaultProxy } from "../../../src/proxy/fault-proxy.ts";

const MIB = 2 ** 20;
const TOTAL = 64 * MIB;
const PIECE = Buffer.alloc(MIB, "0123456789abcdef-");

const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => {});

/** Memory outside of the heap that is still in use. What one collection finds unused, the next has given back. */
const inUse = (): number => {
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
};

const send = async (socket: Socket): Promise<void> => {
  for (let sent = 0; sent < TOTAL; sent += PIECE.length) if (!socket.write(PIECE)) await once(socket, "drain");
  socket.end();
};

const far = Promise.withResolvers<Socket>();
const server = createServer({ allowHalfOpen: true }, (socket) => far.resolve(socket)).listen(0, "127.0.0.1");
await once(server, "listening");
const proxy = await FaultProxy.start({ target: { port: (server.address() as AddressInfo).port } });
const near = connect({ port: proxy.port, host: "127.0.0.1", allowHalfOpen: true });

const carry = async (from: Socket, to: Socket): Promise<object> => {
  const before = inUse();
  const sending = send(from);
  // The receiver reads nothing until nothing moves any more: all buffers between are full.
  let stalledAt = -1;
  for (let still = 0; still < 200; still += 1) {
    await turn();
    const taken = from.bytesWritten - from.writableLength;
    if (taken !== stalledAt) still = 0;
    stalledAt = taken;
  }
  const stalledBytes = inUse() - before;
  const hash = createHash("sha256");
  let [received, peakBytes, sampledAt] = [0, 0, 0];
  for await (const piece of to.iterator({ destroyOnReturn: false })) {
    hash.update(piece as Buffer);
    received += (piece as Buffer).length;
    if (received - sampledAt < 4 * MIB) continue;
    sampledAt = received;
    peakBytes = Math.max(peakBytes, inUse() - before);
  }
  await sending;
  return { received, digest: hash.digest("hex"), stalledAt, stalledBytes, peakBytes };
};

const upload = await carry(near, await far.promise);
const download = await carry(await far.promise, near);
const expected = createHash("sha256");
for (let sent = 0; sent < TOTAL; sent += PIECE.length) expected.update(PIECE);
const [connection] = await proxy.idle();

await proxy.close();
server.close();
console.log(JSON.stringify({ upload, download, digest: expected.digest("hex"), connection }));
