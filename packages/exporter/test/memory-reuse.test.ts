import { once } from "node:events";
import type { Socket } from "node:net";

import { answer, CollectorServer } from "@sideband/testing-utils";
import { expect, test } from "vitest";

import { OtlpHttpSpanExporter } from "../src/index.ts";
import { NEVER } from "./support/http-sender.ts";
import { startReceiver, startTcpReceiver } from "./support/receiver.ts";
import { encode, makeBatch, makeSpans } from "./support/spans.ts";

/** Spans of sender and round in which each byte of content tells whose it is, in requests of very different sizes. */
const makeRound = (sender: number, round: number) => {
  const owner = `<${sender}.${round}>`;
  const repeat = 20 + ((sender * 37 + round * 101) % 7) * 400;
  return makeSpans(1 + ((sender + round) % 9), { owner, text: owner.repeat(repeat) });
};

test.each([
  ["gzip", 64 * 1024 * 1024],
  ["none", 64 * 1024 * 1024],
  ["gzip", 20_000],
  ["none", 20_000],
] as const)(
  "what many send at once arrives intact and once, compression %s, requests up to %i bytes",
  async (compression, maxRequestBytes) => {
    // Now and then an answer that is late or bad, so that memory comes back out of order, or not at all.
    const answers = [answer.accept(), answer.accept(), answer.delay(3, answer.accept()), answer.partialSuccess(0, "!")];
    let requests = 0;
    await using collector = await CollectorServer.start({
      script: () => answers[requests++ % answers.length] ?? answer.accept(),
    });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, compression, maxRequestBytes });
    const expected = new Map<string, unknown>();
    const run = async (sender: number): Promise<void> => {
      for (let round = 0; round < 10; round += 1) {
        const spans = makeRound(sender, round);
        for (const span of spans) expected.set(span.spanContext().spanId, span.attributes);
        expect(await exporter.send(encode(spans), NEVER)).toMatchObject({ sent: spans.length, dropped: {} });
      }
    };
    await Promise.all(Array.from({ length: 24 }, (_, sender) => run(sender)));
    await exporter.shutdown();
    expect(collector.spanIds()).toHaveLength(expected.size);
    expect(new Map(collector.spans().map(({ spanId, attributes }) => [spanId, attributes]))).toEqual(expected);
  },
);

test("uploads that are under way at the same time keep their content apart", async () => {
  await using receiver = await startReceiver();
  const exporter = new OtlpHttpSpanExporter({ url: receiver.url, compression: "none" });
  const send = (letter: string) => exporter.send(makeBatch(8, { text: letter.repeat(1_000_000) }), NEVER);
  for (const letters of ["ab", "cd"]) await Promise.all(Array.from(letters, send));
  const bodies = receiver.requests.map(({ body }) => body.toString("latin1"));
  const found = bodies.map((body) =>
    body
      .match(/(.)\1{999999}/g)
      ?.map((text) => text.charAt(0))
      .join(""),
  );
  expect(found).toHaveLength(4);
  expect(new Set(found)).toEqual(new Set(["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"]));
});

test("an answer that comes before the upload is through leaves nothing of the next request in that upload", async () => {
  const bodies: string[] = [];
  const sockets: Socket[] = [];
  await using receiver = await startTcpReceiver((socket, connection) => {
    sockets.push(socket);
    bodies.push("");
    socket.on("data", (chunk) => (bodies[connection - 1] += chunk.toString("latin1")));
    socket.once("data", () => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
      if (connection === 1) socket.pause();
    });
  });
  const exporter = new OtlpHttpSpanExporter({ url: receiver.url, compression: "none" });
  for (const letter of ["a", "b"]) {
    const batch = makeBatch(12, { text: letter.repeat(1_000_000) });
    expect(await exporter.send(batch, NEVER)).toMatchObject({ sent: 12 });
  }
  const [first] = sockets as [Socket];
  const closed = once(first, "close");
  first.resume();
  await closed;
  expect(bodies[0]).toMatch(/a{1000}/);
  expect(bodies[0]).not.toMatch(/b{1000}/);
  expect(first.bytesRead).toBeLessThan(12_000_000);
});
