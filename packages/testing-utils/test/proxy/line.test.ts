import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

import { expect, test } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { ConnectionRecord } from "../../src/proxy/connection-record.ts";
import { Line } from "../../src/proxy/line.ts";
import { Peer } from "../../src/proxy/peer.ts";
import { endOf, open } from "./support/raw-client.ts";
import { startTarget, type RawTarget } from "./support/raw-target.ts";

/** A connection: its end at the client, and its end at the server. */
const pair = async (): Promise<readonly [Socket, Socket]> => {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const client = await open((server.address() as AddressInfo).port);
  server.close();
  return [client, (await accepted)[0]];
};

const start = async (target: Pick<RawTarget, "port">) => {
  const [client, socket] = await pair();
  const record = new ConnectionRecord(() => {});
  const timers = new VirtualClock();
  const line = new Line(socket, { record, target: { host: "127.0.0.1", port: target.port }, timers });
  return { client, line, record, timers };
};

const traffic = () => ({ receivedBytes: 0, sentBytes: 0 });

test("a side that was just told the end can be reset, and is closed then", async () => {
  const [client, socket] = await pair();
  const errors: Error[] = [];
  const peer = new Peer(socket, traffic(), (error) => errors.push(error));
  const end = endOf(client);
  peer.end();
  peer.reset();
  await Promise.all([peer.closed, end]);
  expect(errors).toEqual([]);
});

test("a side that is not yet connected is given up at once", async () => {
  await using target = await startTarget();
  const connecting = connect(target.port, "127.0.0.1");
  const peer = new Peer(connecting, traffic(), () => {});
  peer.reset();
  expect(connecting.destroyed).toBe(true);
  await peer.closed;
});

const over = { name: "AbortError" };

test("what waits on a line rejects when it is over", async () => {
  await using target = await startTarget();
  const { client, line, record, timers } = await start(target);
  const end = endOf(client);
  const waiting = Promise.allSettled([line.relay(), line.hang(), line.pause(1)]);
  line.reset();
  for (const settled of await waiting) expect(settled).toMatchObject({ status: "rejected", reason: over });
  await Promise.all([line.closed(), end]);
  expect(timers.pendingTimers).toBe(0);
  expect(record.outcome).toBe("disconnected");
});

test("a line that is over rejects what begins to wait, and connects to nobody", async () => {
  await using target = await startTarget();
  const { line } = await start(target);
  line.reset();
  await expect(line.relay()).rejects.toMatchObject(over);
  await expect(line.hang()).rejects.toMatchObject(over);
  await expect(line.pause(1)).rejects.toMatchObject(over);
  const next = await open(target.port);
  expect((await target.socket(0)).remotePort).toBe(next.localPort);
});
