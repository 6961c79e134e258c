import { once } from "node:events";
import type { Socket } from "node:net";
import { setImmediate as immediate } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { answer, CollectorServer, FakeProvider, reply } from "../src/index.ts";
import { exportRequest, plainSpan } from "./collector/export-request.ts";
import { postByHand } from "./post-by-hand.ts";

const streamed = { model: "m", messages: [{ role: "user", content: "?" }], stream: true };

const words = (count: number): string => Array.from({ length: count }, (_, index) => `w${index}`).join(" ");

/** Keeps this thread busy, so that timers come due before the event loop looks at any socket. */
const block = (durationMs: number): void => {
  const end = performance.now() + durationMs;
  while (performance.now() < end);
};

/** Resets the connection as soon as some of the answer is there; resolves in the phase of the loop before timers. */
const resetAmidAnswer = async (socket: Socket): Promise<void> => {
  await once(socket, "data");
  socket.resetAndDestroy();
  await immediate();
};

const aborted = { outcome: "aborted-by-client", abortedByClient: true, status: 200 };

describe("a client that resets its connection has left", () => {
  test("when a write of the provider notices it first", async () => {
    await using provider = await FakeProvider.start({ script: reply.text(words(100), { delayMs: 1 }) });
    for (let call = 0; call < 20; call += 1) {
      await resetAmidAnswer(postByHand(`${provider.url}/chat/completions`, streamed));
      block(5); // the next chunk is due: it is written before the reset is read
    }
    const calls = await provider.idle();
    expect(calls).toHaveLength(20);
    for (const call of calls) expect(call).toMatchObject(aborted);
    expect(calls.every((call) => call.chunksWritten < 100 && call.error === undefined)).toBe(true);
  });

  test("many times, of a provider in a process of its own", async () => {
    const script = reply.hang({ afterChunks: 1000, of: reply.text(words(1000)) }); // never answered, however slow we are
    await using provider = await FakeProvider.spawn({ script });
    for (let call = 0; call < 300; call += 1) {
      await resetAmidAnswer(postByHand(`${provider.url}/chat/completions`, streamed));
    }
    const calls = await provider.idle();
    expect(calls).toHaveLength(300);
    for (const call of calls) expect(call).toMatchObject(aborted);
  });

  test.each([true, false])("before the first byte of the answer (stream: %s)", async (stream) => {
    await using provider = await FakeProvider.start();
    const client = postByHand(`${provider.url}/chat/completions`, { ...streamed, stream });
    provider.replyWith(async () => {
      client.resetAndDestroy();
      await immediate();
      return reply.text("too late");
    });
    await provider.waitForRequests(1);
    expect(await provider.idle()).toMatchObject([{ ...aborted, chunksWritten: 0 }]);
  });

  test.each([answer.accept(), answer.status(503), answer.partialSuccess(1)])(
    "before the collector's answer: $kind",
    async (chosen) => {
      await using collector = await CollectorServer.start();
      const client = postByHand(collector.tracesUrl, exportRequest(plainSpan(1)));
      collector.answerWith(async () => {
        client.resetAndDestroy();
        await immediate();
        return chosen;
      });
      await collector.waitForRequests(1);
      expect(await collector.idle()).toMatchObject([{ outcome: "aborted-by-client", error: null }]);
    },
  );

  test("many times, of a collector in a process of its own that answers byte by byte", async () => {
    await using collector = await CollectorServer.spawn({ script: answer.slowLoris({ byteEveryMs: 1 }) });
    for (let call = 0; call < 100; call += 1) {
      await resetAmidAnswer(postByHand(collector.tracesUrl, exportRequest(plainSpan(1))));
    }
    const outcomes = (await collector.idle()).map((call) => call.outcome);
    expect(outcomes).toEqual(Array.from({ length: 100 }, () => "aborted-by-client"));
  });
});
