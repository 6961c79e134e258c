import { EventEmitter } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { addAbortSignal, Duplex, PassThrough, Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGzip, gunzipSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { activeName, child, collect, ERROR, turn, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const letters = (): Readable => Readable.from(["a", "b", "c"]);
const open = traced("open")(<T>(stream: T): T => stream);

const sink = (): Writable & { readonly chunks: unknown[] } => {
  const chunks: unknown[] = [];
  const writable = new Writable({
    objectMode: true,
    write(chunk, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(writable, { chunks });
};

describe("a function that returns a stream of Node.js", () => {
  it.each<[string, (stream: Readable) => unknown]>([
    ["for await", (stream) => collect(stream)],
    ["`data` events", (stream) => new Promise((resolve) => stream.on("data", () => {}).on("end", resolve))],
    [
      "`readable` events",
      (stream) => new Promise((resolve) => stream.on("readable", () => stream.read() as unknown).on("end", resolve)),
    ],
    ["pipe", (stream) => new Promise((resolve) => stream.pipe(sink()).on("finish", resolve))],
    ["pipeline", (stream) => pipeline(stream, sink())],
    ["stream/consumers", (stream) => text(stream)],
    ["toArray", (stream) => stream.toArray()],
    ["Readable.toWeb", (stream) => collect(Readable.toWeb(stream) as AsyncIterable<unknown>)],
    ["Readable.wrap", (stream) => collect(new Readable({ objectMode: true }).wrap(stream))],
  ])("ends its span once it has been read to its end, by %s", async (_, consume) => {
    const stream = letters();
    expect(open(stream)).toBe(stream);
    expect(stream.readableFlowing).toBeNull();
    await turn();
    expect(recorder().spans()).toEqual([]);
    await consume(stream);
    await turn();
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it.each<[string, (stream: Readable) => unknown]>([
    ["break", async (stream) => { for await (const _ of stream) break; }], // prettier-ignore
    ["destroy", (stream) => stream.destroy()],
    ["nothing read", (stream) => (stream.resume(), stream.destroy())], // oxlint-disable-line no-sequences
  ])("ends its span where it is left early, by %s", async (_, leave) => {
    await leave(open(letters()));
    await turn();
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("fails with the error that the application gets", async () => {
    const error = new RangeError("secret");
    const stream = open(new PassThrough());
    stream.destroy(error);
    await expect(collect(stream)).rejects.toBe(error);
    expect(recorder().span().status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("fails where the application aborts it", async () => {
    const controller = new AbortController();
    const stream = open(addAbortSignal(controller.signal, letters()));
    controller.abort();
    await expect(collect(stream)).rejects.toThrow("aborted");
    expect(recorder().span().status).toEqual({ code: ERROR, message: "AbortError" });
  });

  it("reads from its source in the span's context, and only while that is open", async () => {
    const readable = new Readable({
      objectMode: true,
      read() {
        child("read");
        this.push(this.destroyed ? null : 1);
        this.push(null);
      },
    });
    await traced("consumer")(async () => {
      for await (const _ of open(readable)) expect(activeName()).toBe("consumer");
    })();
    expect(recorder().names()).toContain("open > read");
  });

  it("is the span of a stream that passes through, too", async () => {
    const zipped = open(letters().pipe(createGzip()));
    expect(gunzipSync(Buffer.concat(await collect(zipped as AsyncIterable<Buffer>))).toString()).toBe("abc");
    expect(recorder().span().name).toBe("open");
  });

  it("has one set of listeners, however many spans wait for it", async () => {
    const stream = letters();
    const count = (): number => stream.listenerCount("end") + stream.listenerCount("close");
    const before = count();
    for (let call = 0; call < 30; call += 1) open(stream);
    expect(count() - before).toBe(2);
    expect(stream.listenerCount("error")).toBe(0);
    await collect(stream);
    await turn();
    expect(recorder().spans()).toHaveLength(30);
    const plain = letters();
    await collect(plain);
    await turn();
    expect(count()).toBe(plain.listenerCount("end") + plain.listenerCount("close"));
  });

  it("does not keep spans for ever where it is handed out for ever", async () => {
    const streams = [new PassThrough(), new ReadableStream()];
    for (const stream of streams) for (let call = 0; call < 1000; call += 1) open(stream);
    expect(recorder().started() - recorder().spans().length).toBeLessThan(100);
    expect(diagnostics.take()).toHaveLength(2);
    for (let round = 0; round < 1000; round += 1) {
      const stream = letters();
      open(stream);
      await collect(stream);
    }
    expect(diagnostics.take()).toEqual([]);
  });

  it("is iterated over where it is a stream by its `pipe` alone", async () => {
    const stream = { pipe() {}, [Symbol.asyncIterator]: () => letters()[Symbol.asyncIterator]() };
    expect(await collect(open(stream))).toEqual(["a", "b", "c"]);
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("ends at once where it is over already, or only written to", async () => {
    const over = letters();
    await collect(over);
    const closed = new PassThrough().destroy();
    await turn();
    for (const stream of [over, closed, sink(), Object.assign(new EventEmitter(), { pipe() {} })]) open(stream);
    expect(recorder().spans()).toHaveLength(4);
  });

  it("can be waited for again after it has failed and gone on", async () => {
    const stream = open(new Readable({ autoDestroy: false, read() {} }));
    stream.on("error", () => {});
    stream.emit("error", new Error("passing"));
    open(stream);
    expect(
      recorder()
        .spans()
        .map(({ status }) => status.code),
    ).toEqual([ERROR]);
    stream.push("a");
    stream.push(null);
    await collect(stream);
    await turn();
    expect(
      recorder()
        .spans()
        .map(({ status }) => status.code),
    ).toEqual([ERROR, UNSET]);
  });

  it("fails at once where it has failed already", async () => {
    const stream = new PassThrough();
    stream.on("error", () => {});
    stream.destroy(new RangeError("secret"));
    await turn();
    open(stream);
    await expect(collect(stream)).rejects.toThrow("secret");
    expect(recorder().span().status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("has its own methods back when the span has ended", async () => {
    const stream = new Readable({ autoDestroy: false, read() {} });
    const read = Object.getOwnPropertyDescriptor(stream, "_read");
    open(stream);
    stream.on("error", () => {});
    for (let call = 0; call < 20_000; call += 1) {
      stream.emit("error", new Error("passing"));
      open(stream);
    }
    stream.push(null);
    await collect(stream);
    await turn();
    expect(Object.getOwnPropertyDescriptor(stream, "_read")).toEqual(read);
  });

  it("waits for one that is being destroyed", async () => {
    const error = new Error("late");
    const stream = new Duplex({ destroy: (given, done) => void setImmediate(() => done(given)) });
    stream.on("error", () => {});
    stream.destroy(error);
    open(stream);
    expect(recorder().spans()).toEqual([]);
    await turn();
    expect(recorder().span().status.code).toBe(ERROR);
  });

  it("fails with an HTTP response that breaks off, though nobody listens for errors", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("one ", () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const request = traced("request")(
      (): Promise<IncomingMessage> => new Promise((resolve) => get({ port, host: "127.0.0.1", agent: false }, resolve)),
    );
    const response = await request();
    await new Promise((resolve) => response.resume().on("close", resolve));
    expect(recorder().span().status).toEqual({ code: ERROR, message: "ECONNRESET" });
    server.close();
  });

  it("covers the body of an HTTP response", async () => {
    const server = createServer((_, response) => {
      response.write("one ");
      setImmediate(() => response.end("two"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const request = traced("request")(
      (): Promise<IncomingMessage> => new Promise((resolve) => get({ port, host: "127.0.0.1", agent: false }, resolve)),
    );
    const response = await request();
    expect(recorder().spans()).toEqual([]);
    expect(await text(response)).toBe("one two");
    expect(recorder().span().name).toBe("request");
    server.close();
  });
});
