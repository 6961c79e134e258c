import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

const program = fileURLToPath(new URL("../w3c-service.ts", import.meta.url));

const traceId = "12345678901234567890123456789012";
const spanId = "1234567890123456";
const traceparent = (flags = "01"): string => `traceparent: 00-${traceId}-${spanId}-${flags}`;

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let service: ChildProcess;
let port: number;
let harness: Server;
const received: Received[] = [];

/** Starts it as it is started by hand, on a port that the system chooses. */
beforeAll(async () => {
  harness = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    response.end("null");
  }).listen(0, "127.0.0.1");
  await once(harness, "listening");
  service = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(service.stdout!, "data")) as [Buffer];
  port = Number(/^Listening on http:\/\/127\.0\.0\.1:(\d+)\n$/u.exec(String(line))?.[1]);
});

afterAll(() => {
  service.kill("SIGKILL");
  harness.close();
});

const callback = (): string => `http://127.0.0.1:${(harness.address() as AddressInfo).port}/callback`;

/** Sends a request with just these header lines, which no client in between may sort, join or reject. */
const send = async (lines: readonly string[], calls: readonly object[]): Promise<string> => {
  const body = JSON.stringify(calls);
  const head = [
    "POST /test HTTP/1.1",
    "host: localhost",
    "connection: close",
    `content-length: ${body.length}`,
    ...lines,
  ];
  const socket = connect(port, "127.0.0.1");
  socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  return text(socket);
};

/** The headers of the calls that the service makes when it is called with these. */
const callWith = async (lines: readonly string[], count = 1): Promise<readonly IncomingHttpHeaders[]> => {
  received.length = 0;
  const answer = await send(
    lines,
    Array.from({ length: count }, () => ({ url: callback(), arguments: [] })),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/u);
  expect(received).toHaveLength(count);
  return received.map(({ headers }) => headers);
};

const newTrace: unknown = expect.stringMatching(
  new RegExp(`^00-(?!${traceId})(?!0{32})[0-9a-f]{32}-(?!${spanId})[0-9a-f]{16}-01$`, "u"),
);
const sameTrace = (flags = "01"): unknown =>
  expect.stringMatching(new RegExp(`^00-${traceId}-(?!${spanId})(?!0{16})[0-9a-f]{16}-${flags}$`, "u"));

describe("the service of W3C's suite, as a process", () => {
  test.each([
    ["no headers", [], newTrace, undefined],
    ["a parent", [traceparent()], sameTrace(), undefined],
    ["a name in upper case", [traceparent().replace("traceparent", "TRACEPARENT")], sameTrace(), undefined],
    ["white space", [`${traceparent()} \t`], sameTrace(), undefined],
    ["a trace id that is random", [traceparent("02")], sameTrace("0[23]"), undefined],
    ["flags that mean nothing", [traceparent("fd")], sameTrace("01"), undefined],
    ["a later version", [`traceparent: cc-${traceId}-${spanId}-01-more`], sameTrace(), undefined],
    ["version ff", [`traceparent: ff-${traceId}-${spanId}-01`, "tracestate: foo=1"], newTrace, undefined],
    ["two parents", [traceparent(), traceparent(), "tracestate: foo=1"], newTrace, undefined],
    ["two parents in other cases", [traceparent(), traceparent().replace("t", "T")], newTrace, undefined],
    ["a trace state", [traceparent(), "tracestate: foo=1,bar=2"], sameTrace(), "foo=1,bar=2"],
    [
      "three trace states",
      [traceparent(), "tracestate: a=1", "TraceState:", "tracestate: b=2 , c=3"],
      sameTrace(),
      "a=1,b=2,c=3",
    ],
    ["a trace state that is not valid", [traceparent(), "tracestate: foo=1,FOO=2"], sameTrace(), undefined],
    ["a trace state alone", ["tracestate: foo=1"], newTrace, undefined],
  ])("%s", async (_, lines, parent, tracestate) => {
    const [headers] = await callWith(lines);
    expect(headers?.["traceparent"]).toEqual(parent);
    expect(headers?.["tracestate"]).toBe(tracestate);
  });

  test("each call has its own parent id, and the trace of the caller", async () => {
    const calls = await callWith([traceparent()], 3);
    expect(new Set(calls.map(({ traceparent }) => traceparent)).size).toBe(3);
    for (const headers of calls) expect(headers["traceparent"]).toEqual(sameTrace());
  });

  test("the arguments are handed on", async () => {
    received.length = 0;
    const nested = [{ url: "http://127.0.0.1/none", arguments: [] }];
    await send([], [{ url: callback(), arguments: nested }]);
    expect(received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([nested]);
  });

  test("a body that is not valid is answered with 500, and the next call is served", async () => {
    expect(await send([], [{ url: "nowhere" }])).toMatch(/^HTTP\/1\.1 500 /u);
    await callWith([traceparent()]);
  });

  test("it ends on SIGTERM", async () => {
    service.kill("SIGTERM");
    expect(await once(service, "exit")).toEqual([0, null]);
  });
});
