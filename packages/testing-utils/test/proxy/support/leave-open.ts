// Closes a proxy whose connections are at all stages. Once that is done it ends by itself, or it does not end.
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";

import { fault } from "../../../src/proxy/fault.ts";
import { FaultProxy } from "../../../src/proxy/fault-proxy.ts";

const server = createServer((socket) => socket.pipe(socket).on("error", () => {})).listen(0, "127.0.0.1");
await once(server, "listening");
const faults = [
  fault.pass(),
  fault.blackHole(),
  fault.blackHole({ from: "client", afterBytes: 1 }),
  fault.delay(1e9),
  fault.throttle({ from: "server", everyMs: 1e9 }),
  fault.refuse({ forMs: 1e9 }),
];
const proxy = await FaultProxy.start({ target: { port: (server.address() as AddressInfo).port }, faults });
for (let count = 1; count < faults.length; count += 1) {
  const socket = connect(proxy.port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write("hello");
  await proxy.waitForConnections(count);
}
await proxy.close();
server.close();
console.log(
  proxy.connections.length,
  proxy.connections.every(({ outcome }) => outcome === "proxy-closed"),
);
