import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { collect, ERROR, turn, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const open = traced("open")(<T>(stream: T): T => stream);

const chunks = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const letter of "abc") controller.enqueue(new TextEncoder().encode(letter));
      controller.close();
    },
  });
const bytes = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    type: "bytes",
    pull(controller) {
      controller.enqueue(new TextEncoder().encode("abc"));
      controller.close();
    },
  });

const readAll = async (stream: ReadableStream<Uint8Array>): Promise<void> => {
  const reader = stream.getReader();
  while (!(await reader.read()).done);
};
const readInto = async (stream: ReadableStream<Uint8Array>): Promise<void> => {
  const reader = stream.getReader({ mode: "byob" });
  let buffer = new Uint8Array(2);
  for (;;) {
    const { done, value } = await reader.read(buffer);
    if (done) return;
    buffer = new Uint8Array(value.buffer);
  }
};

type Way = [string, (stream: ReadableStream<Uint8Array>) => unknown];

const ways: Way[] = [
  ["getReader", readAll],
  ["for await", (stream) => collect(stream)],
  ["pipeTo", (stream) => stream.pipeTo(new WritableStream())],
  ["pipeThrough", (stream) => readAll(stream.pipeThrough(new TransformStream()))],
  ["tee", (stream) => Promise.all(stream.tee().map(readAll))],
  ["Response", (stream) => new Response(stream).text()],
  ["Response.clone", (stream) => { const response = new Response(stream); return Promise.all([response.clone().text(), response.text()]); }], // prettier-ignore
  ["Readable.fromWeb", (stream) => collect(Readable.fromWeb(stream as never))],
  ["a transfer", (stream) => readAll(structuredClone(stream as never, { transfer: [stream as never] }))],
  ["cancel", (stream) => stream.cancel()],
  ["break", async (stream) => { for await (const _ of stream) break; }], // prettier-ignore
];
const byteWays: Way[] = [["a reader of its own buffer", readInto]];

describe.each([
  ["of chunks", chunks],
  ["of bytes", bytes],
])("a function that returns a web stream %s", (kind, make) => {
  it.each([...ways, ...(kind === "of bytes" ? byteWays : [])])(
    "ends its span when it is over, by %s",
    async (_, consume) => {
      const stream = make();
      const properties = Reflect.ownKeys(stream);
      expect(open(stream)).toBe(stream);
      await turn();
      expect(recorder().spans()).toEqual([]);
      await consume(stream);
      await turn();
      expect(recorder().span().status).toEqual({ code: UNSET });
      expect(Reflect.ownKeys(stream)).toEqual(properties);
    },
  );

  it("is not read from, nor locked", async () => {
    let pulls = 0;
    const stream = open(new ReadableStream({ pull: () => void (pulls += 1) }, { highWaterMark: 0 }));
    await turn();
    expect([pulls, stream.locked]).toEqual([0, false]);
  });
});

describe("a web stream", () => {
  it("fails its span with the error that the application gets", async () => {
    const error = new RangeError("secret");
    const stream = open(
      new ReadableStream({
        pull: () => {
          throw error;
        },
      }),
    );
    await expect(readAll(stream)).rejects.toBe(error);
    await turn();
    expect(recorder().span().status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("that has failed fails each span, however often it is handed out", async () => {
    const stream = new ReadableStream({ start: (controller) => controller.error(new RangeError("secret")) });
    for (let call = 0; call < 40; call += 1) {
      open(stream);
      await turn();
    }
    const messages = recorder()
      .spans()
      .map(({ status }) => status.message);
    expect(messages).toEqual(Array.from({ length: 40 }, () => "RangeError"));
  });

  it("is the body of a response", async () => {
    const server = createServer((_, response) => void response.end("one two"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const body = traced("body")(async () => (await fetch(`http://127.0.0.1:${port}`)).body);
    const stream = await body();
    expect(recorder().spans()).toEqual([]);
    expect(await new Response(stream).text()).toBe("one two");
    await turn();
    expect(recorder().span().name).toBe("body");
    server.close();
    server.closeAllConnections();
  });

  it("that is no stream of Node.js ends its span at once, which is told", () => {
    const foreign = { getReader() {}, pipeTo() {} };
    expect(open(foreign)).toBe(foreign);
    expect(recorder().span().name).toBe("open");
    expect(diagnostics.take()).toEqual([expect.stringContaining("observing a web stream threw")]);
  });
});
