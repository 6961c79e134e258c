import { type Answer, answer, CollectorServer } from "@sideband/testing-utils";
import fc from "fast-check";
import { expect, test } from "vitest";

import { OtlpHttpSpanExporter } from "../../src/index.ts";
import { NEVER } from "../support/http-sender.ts";
import { encode, makeSpans } from "../support/spans.ts";

const anAnswer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(answer.accept()) },
  fc.nat({ max: 12 }).map((rejected) => answer.partialSuccess(rejected)),
  fc.constantFrom(400, 401, 413, 429, 500, 503, 307).map((status) => answer.status(status)),
  fc.constant(answer.reset()),
);

const scenario = fc.record({
  script: fc.array(anAnswer, { maxLength: 20, size: "max" }),
  batches: fc.array(fc.nat({ max: 10 }), { minLength: 1, maxLength: 6 }),
  maxRequestBytes: fc.constantFrom(150, 400, 2_000, 64 * 1024 * 1024),
  concurrent: fc.boolean(),
});

test("whatever the receiver does, no span is lost, doubled or invented in the counts", async () => {
  await using collector = await CollectorServer.start({ keepBodies: false });
  let accepted = 0;
  const property = fc.asyncProperty(scenario, async ({ script, batches, maxRequestBytes, concurrent }) => {
    collector.answerWith(script);
    const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl, maxRequestBytes });
    const spans = batches.map((size) => makeSpans(size));
    const send = async (batch: (typeof spans)[number]) => exporter.send(encode(batch), NEVER);
    const outcomes = [];
    if (concurrent) outcomes.push(...(await Promise.all(spans.map(send))));
    else for (const batch of spans) outcomes.push(await send(batch));
    await exporter.shutdown();

    for (const [i, { sent, rejected, spooled, dropped }] of outcomes.entries()) {
      const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
      expect(sent + rejected + spooled + lost).toBe(spans[i]?.length);
    }
    const ids = collector.spanIds().slice(accepted);
    accepted += ids.length;
    // The collector takes nothing that it resets, so what it holds is exactly what counts as sent.
    expect(ids).toHaveLength(outcomes.reduce((sum, { sent }) => sum + sent, 0));
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(spans.flat().map((span) => span.spanContext().spanId));
    expect(ids.every((id) => known.has(id))).toBe(true);
  });
  await fc.assert(property, { numRuns: Number(process.env.FC_NUM_RUNS ?? 60) });
});
