import fc from "fast-check";
import { expect, test } from "vitest";

import { answer, CollectorServer, type Answer } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";

const parameters = { numRuns: Number(process.env.FC_NUM_RUNS ?? 40) };

const late: fc.Arbitrary<Answer> = fc.oneof(
  fc.constant(answer.accept()),
  fc.nat({ max: 4 }).map((rejected) => answer.partialSuccess(rejected)),
  fc.constantFrom(400, 408, 413, 429, 500, 502, 503, 504).map((status) => answer.status(status)),
  fc.constant(answer.redirect(308, "/elsewhere")),
  fc
    .record({ at: fc.constantFrom("answer", "response"), afterTaking: fc.boolean() })
    .map((options) => answer.reset(options)),
  fc.nat({ max: 2 }).map((connections) => answer.resetConnections(connections)),
  fc.constantFrom(answer.garbage(), answer.wrongContentType(), answer.blackHole()),
  fc.constantFrom("head", "body").map((part) => answer.slowLoris({ in: part, byteEveryMs: 1 })),
  fc.integer({ min: 64, max: 100_000 }).map((bytes) => answer.hugeResponse({ bytes })),
  fc.integer({ min: 1, max: 2_000_000 }).map((decompressedBytes) => answer.gzipBomb({ decompressedBytes })),
  fc.nat({ max: 3 }).map((forMs) => answer.refuse({ forMs })),
);

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 6, arbitrary: late },
  { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 2 }), late).map(([ms, then]) => answer.delay(ms, then)) },
  { weight: 1, arbitrary: late.map((then) => answer.staleKeepAlive(then)) },
  { weight: 1, arbitrary: late.map((then) => answer.slowRead({ bytesPerSecond: 1e8, then })) },
  { weight: 1, arbitrary: fc.constantFrom("head", "upload").map((at) => answer.reset({ at })) },
);

/** A client that ends with its request, one way or the other. */
const send = async (url: string, body: object, signal: AbortSignal): Promise<void> => {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "manual",
      signal,
    });
    await response.arrayBuffer();
  } catch {
    // what the script did to it is no matter here: the collector's books are
  }
};

test("whatever the script, the books balance, nothing stays open, and the collector has not failed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAnswer, { minLength: 1, maxLength: 8 }), fc.boolean(), async (script, leavesEarly) => {
      await using collector = await CollectorServer.start({ script });
      const leaving = new AbortController();
      const clients = Array.from({ length: script.length + 2 }, (_, number) =>
        send(collector.tracesUrl, exportRequest(plainSpan(number), plainSpan(number + 100)), leaving.signal),
      );
      const isEndless = /blackHole|slowLoris/u.test(JSON.stringify(script));
      await (leavesEarly || isEndless ? collector.waitForRequests(1) : Promise.all(clients));
      leaving.abort();
      await Promise.all(clients);
      const calls = await collector.idle();
      const taken = calls.reduce((sum, { acceptedSpans }) => sum + acceptedSpans, 0);
      expect(collector.spans()).toHaveLength(taken);
      expect(collector.totals()).toMatchObject({ acceptedSpans: taken, requests: calls.length, malformedRequests: 0 });
      for (const call of calls) {
        expect(["answered", "disconnected", "aborted-by-client"]).toContain(call.outcome);
        expect(call.error === null || /^The (?:upload broke off|connection was stale)$/u.test(call.error)).toBe(true);
        expect(call.acceptedSpans).toBeLessThanOrEqual(2);
        expect(call.connection).toBeLessThanOrEqual(collector.totals().connections);
      }
      await collector.listen();
      collector.answerWith(answer.accept());
      let status = 0;
      for (let attempt = 0; status !== 200 && attempt < 10; attempt += 1)
        status = await post(collector.tracesUrl, {}).then(
          (response) => response.status,
          () => 0, // a connection that the script had marked
        );
      expect(status).toBe(200);
    }),
    parameters,
  );
});
