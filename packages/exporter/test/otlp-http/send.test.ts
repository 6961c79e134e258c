import { EncodedBatch } from "@sideband/core";
import { type Answer, answer, CollectorServer } from "@sideband/testing-utils";
import { describe, expect, test } from "vitest";

import { OtlpHttpSpanExporter } from "../../src/index.ts";
import { NEVER } from "../support/http-sender.ts";
import { closedPort } from "../support/receiver.ts";
import { encode, makeBatch, makeSpans } from "../support/spans.ts";

/** @param why the message of the cause. */
const outcome = (counts: object, why?: string) => ({
  sent: 0,
  rejected: 0,
  spooled: 0,
  dropped: {},
  ...counts,
  ...(why !== undefined && { cause: expect.objectContaining({ message: why }) }),
});

test("delivers spans of the stock SDK", async () => {
  await using collector = await CollectorServer.start();
  const spans = makeSpans(200, { "gen_ai.request.model": "gpt-4o" });
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
  expect(await exporter.send(encode(spans), NEVER)).toEqual(outcome({ sent: 200 }));
  expect(collector.spanIds()).toEqual(spans.map((span) => span.spanContext().spanId));
  expect(collector.spans()[7]).toMatchObject({
    name: "span 7",
    attributes: { "gen_ai.request.model": "gpt-4o" },
    resource: { attributes: { "service.name": "shop" } },
    scope: { name: "test", version: "1.0.0" },
  });
  expect(collector.requests()[0]).toMatchObject({ status: 200, headers: { "content-encoding": "gzip" } });
});

describe("every span of a batch of 10 is accounted for when the receiver", () => {
  test.each<[string, Answer, object, string | undefined]>([
    ["takes all", answer.accept(), { sent: 10 }, undefined],
    ["rejects a part", answer.partialSuccess(3, "too old"), { sent: 7, rejected: 3 }, "The receiver said: too old"],
    ["rejects all and calls it a success", answer.partialSuccess(10), { rejected: 10 }, "The receiver gave no reason"],
    ["rejects more than it got", answer.partialSuccess(999), { rejected: 10 }, "The receiver gave no reason"],
    ["says 400", answer.status(400), { rejected: 10 }, "The receiver answered 400: Bad Request"],
    ["says 401", answer.status(401), { rejected: 10 }, "The receiver answered 401: Unauthorized"],
    ["says 500", answer.status(500), { rejected: 10 }, "The receiver answered 500: Internal Server Error"],
    [
      "redirects",
      answer.status(307),
      { rejected: 10 },
      "The receiver answered 307 (redirects are not followed): Temporary Redirect",
    ],
    [
      "says 429",
      answer.status(429),
      { dropped: { export_failed: 10 } },
      "The receiver answered 429: Too Many Requests",
    ],
    [
      "says 503",
      answer.status(503, { retryAfter: 1 }),
      { dropped: { export_failed: 10 } },
      "The receiver answered 503: Service Unavailable",
    ],
    ["resets the connection", answer.reset(), { dropped: { export_failed: 10 } }, "The connection failed: ECONNRESET"],
    ["never answers", answer.blackHole(), { dropped: { export_failed: 10 } }, "No full answer within 500 ms"],
    ["answers byte by byte", answer.slowLoris(), { dropped: { export_failed: 10 } }, "No full answer within 500 ms"],
  ])("%s", async (_, script, counts, why) => {
    await using collector = await CollectorServer.start({ script });
    const answers = script.kind !== "blackHole" && script.kind !== "slowLoris";
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, timeoutMs: answers ? 10_000 : 500 });
    expect(await exporter.send(makeBatch(10), NEVER)).toEqual(outcome(counts, why && `${collector.tracesUrl}: ${why}`));
    expect(collector.requests()).toHaveLength(1);
  });

  test("is not there", async () => {
    const url = await closedPort();
    const exporter = new OtlpHttpSpanExporter({ url });
    expect(await exporter.send(makeBatch(10), NEVER)).toEqual(
      outcome({ dropped: { export_failed: 10 } }, `${url}: The connection failed: ECONNREFUSED`),
    );
  });
});

test("a receiver that says 413 gets the halves", async () => {
  await using collector = await CollectorServer.start({ maxBodyBytes: 500 });
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, compression: "none" });
  expect(await exporter.send(makeBatch(10), NEVER)).toEqual(outcome({ sent: 10 }));
  expect(collector.requests().map(({ status }) => status)).toContain(413);
});

test("an empty batch is no request", async () => {
  await using collector = await CollectorServer.start();
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
  expect(await exporter.send(new EncodedBatch([]), NEVER)).toEqual(outcome({}));
  expect(collector.requests()).toHaveLength(0);
});

test("the caller's signal ends what is in flight", async () => {
  const caller = new AbortController();
  await using collector = await CollectorServer.start({ script: answer.blackHole() });
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
  const sending = exporter.send(makeBatch(10), caller.signal);
  await collector.waitForRequests(1);
  caller.abort();
  const why = `${collector.tracesUrl}: The caller no longer waits`;
  expect(await sending).toEqual(outcome({ dropped: { export_failed: 10 } }, why));
});

describe("a batch above `maxRequestBytes`", () => {
  test("is split, and each part is as large as allowed at most", async () => {
    await using collector = await CollectorServer.start();
    const spans = makeSpans(100, { text: "x".repeat(200) });
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, maxRequestBytes: 4_000 });
    expect(await exporter.send(encode(spans), NEVER)).toEqual(outcome({ sent: 100 }));
    expect(collector.spanIds()).toEqual(spans.map((span) => span.spanContext().spanId));
    const sizes = collector.requests().map(({ decodedBytes }) => decodedBytes);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4_000);
  });

  test("is measured with its envelope, to the byte", async () => {
    await using collector = await CollectorServer.start();
    const batch = makeBatch(4);
    const maxRequestBytes = batch.toRequest().length;
    const requestsWith = async (limit: number): Promise<number> => {
      const before = collector.requests().length;
      const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, maxRequestBytes: limit });
      expect(await exporter.send(batch, NEVER)).toEqual(outcome({ sent: 4 }));
      return collector.requests().length - before;
    };
    expect(await requestsWith(maxRequestBytes)).toBe(1);
    expect(await requestsWith(maxRequestBytes - 1)).toBe(2);
  });

  test("loses only the spans that are too large alone", async () => {
    await using collector = await CollectorServer.start();
    const spans = [...makeSpans(5), ...makeSpans(1, { text: "x".repeat(10_000) }), ...makeSpans(5)];
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, maxRequestBytes: 4_000 });
    expect(await exporter.send(encode(spans), NEVER)).toEqual(
      outcome({ sent: 10, dropped: { too_large: 1 } }, "A single span exceeds the 4000 bytes of a request"),
    );
    const giant = spans[5]?.spanContext().spanId;
    expect(collector.spanIds()).toEqual(spans.map((span) => span.spanContext().spanId).filter((id) => id !== giant));
  });

  test("is answered part by part, and the first error is the cause", async () => {
    await using collector = await CollectorServer.start({ script: [answer.status(503), answer.status(400)] });
    const batch = makeBatch(40);
    const exporter = new OtlpHttpSpanExporter({
      url: collector.tracesUrl,
      maxRequestBytes: Math.ceil(batch.toRequest().length / 3),
    });
    expect(await exporter.send(batch, NEVER)).toEqual(
      outcome(
        { sent: 20, rejected: 10, dropped: { export_failed: 10 } },
        `${collector.tracesUrl}: The receiver answered 503: Service Unavailable`,
      ),
    );
  });
});

test("a batch whose resource cannot be encoded is counted", async () => {
  await using collector = await CollectorServer.start();
  const resource = {
    get attributes(): never {
      throw new Error("gone");
    },
    merge: () => resource,
    getRawAttributes: () => [],
  };
  const batch = new EncodedBatch(makeBatch(3).spans.map((span) => ({ ...span, resource })));
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
  const { sent, dropped } = await exporter.send(batch, NEVER);
  // Whether the encoder throws or leaves the attributes out: nothing is lost without being counted.
  expect(sent + (dropped.encode_failed ?? 0)).toBe(3);
  expect(collector.totals()).toMatchObject({ acceptedSpans: sent, malformedRequests: 0 });
});
