import { createServer } from "node:net";

import { answer, fault } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { Rig, type RigOptions } from "./support/rig.ts";

test("fault 1: the collector is down at the start, and everything waits for it", async () => {
  await using rig = await Rig.start({ proxy: fault.refuse() });
  rig.end(30);
  await rig.until(({ spooled }) => spooled === 30);
  expect(rig.log).toEqual([expect.stringMatching(/^Export to .*ECONNREFUSED$/)]);
  await rig.proxy.use(fault.pass());
  await rig.untilAllArrived();
  const { received, snapshot } = await rig.account();
  expect(received.size).toBe(30);
  expect(snapshot.dropped.export_failed).toBe(0);
});

describe("fault 2: the collector dies", () => {
  test.each<[string, RigOptions]>([
    ["amid the upload", { proxy: [fault.reset({ from: "client", afterBytes: 300 }), fault.pass()] }],
    ["after the upload", { collector: { script: [answer.reset(), answer.accept()] } }],
    ["amid the answer", { collector: { script: [answer.reset({ at: "response" }), answer.accept()] } }],
    [
      "between taking it and saying so",
      { collector: { script: [answer.reset({ afterTaking: true }), answer.accept()] } },
    ],
  ])("%s: the batch is sent again, and may be there twice", async (_, options) => {
    await using rig = await Rig.start(options);
    rig.end(20);
    await rig.untilAllArrived();
    const { received, duplicates } = await rig.account();
    expect(received.size).toBe(20);
    expect([0, 20]).toContain(duplicates);
  });
});

test("fault 3: a black hole takes no longer than the deadline, and what it held arrives later", async () => {
  await using rig = await Rig.start({ http: { timeoutMs: 100 }, proxy: fault.blackHole() });
  rig.end(10);
  await rig.until(({ spooled }) => spooled === 10);
  expect(rig.log[0]).toContain("No full answer within 100 ms");
  await rig.proxy.use(fault.pass());
  rig.proxy.resetConnections();
  await rig.untilAllArrived();
  expect((await rig.account()).received.size).toBe(10);
});

describe("fault 4: bytes that trickle do not extend the deadline", () => {
  test.each<[string, RigOptions]>([
    ["in the head of the answer", { collector: { script: [answer.slowLoris({ in: "head" }), answer.accept()] } }],
    ["in its body", { collector: { script: [answer.slowLoris({ in: "body" }), answer.accept()] } }],
    ["in the upload", { proxy: [fault.throttle({ from: "client", bytes: 8, everyMs: 20 }), fault.pass()] }],
    ["on the way back", { proxy: [fault.throttle({ from: "server", bytes: 1, everyMs: 20 }), fault.pass()] }],
  ])("%s", async (_, options) => {
    await using rig = await Rig.start({ http: { timeoutMs: 150 }, ...options });
    rig.end(10, { text: "x".repeat(200) });
    await rig.untilAllArrived();
    expect((await rig.account()).received.size).toBe(10);
    expect(rig.log[0]).toContain("No full answer within 150 ms");
  });
});

test("fault 11: a name that cannot be resolved is asked for again", async () => {
  await using rig = await Rig.start({ http: { url: "http://nobody.invalid:4318/v1/traces", proxy: "none" } });
  rig.end(5);
  await rig.until(({ spooled }) => spooled === 5);
  expect(rig.log.some((line) => /ENOTFOUND|EAI_AGAIN/.test(line))).toBe(true);
  expect((await rig.account()).spooled.size).toBe(5);
});

describe("fault 12: the connection breaks before the whole answer is there", () => {
  test.each([
    ["at once", fault.reset()],
    ["after the first bytes of the answer", fault.reset({ from: "server", afterBytes: 10 })],
    ["it is closed in order amid the answer", fault.halfClose({ from: "server", afterBytes: 20 })],
    ["a bit of the answer is turned over", fault.corrupt({ from: "server", offset: 2 })],
  ] as const)("%s", async (_, what) => {
    await using rig = await Rig.start({ proxy: [what, fault.pass()] });
    rig.end(10);
    await rig.untilAllArrived();
    expect((await rig.account()).received.size).toBe(10);
  });
});

test("fault 13: a connection that was closed while idle costs one more request, and nobody hears of it", async () => {
  await using rig = await Rig.start({ proxy: fault.staleKeepAlive() });
  for (let round = 0; round < 4; round++) {
    rig.end(5);
    await rig.untilAllArrived();
  }
  const { received, duplicates, snapshot } = await rig.account();
  expect(received.size).toBe(20);
  expect(duplicates).toBe(0);
  expect(snapshot.spooled).toBe(0);
  expect(rig.log).toEqual([]);
});

test("fault 12: a server that speaks something else entirely", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {}); // the exporter breaks off before all that it sent has been read
    socket.end("220 smtp.example.com ESMTP\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await using rig = await Rig.start({ http: { url: `http://127.0.0.1:${port}/v1/traces` } });
  rig.end(5);
  await rig.until(({ spooled }) => spooled === 5);
  expect((await rig.account()).spooled.size).toBe(5);
  server.close();
});
