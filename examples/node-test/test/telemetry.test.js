import assert from "node:assert/strict";
import { test } from "node:test";

import { answer, assertSpans, CollectorServer } from "@sideband/testing-utils";

import { startTelemetry } from "../src/telemetry.js";

test("spans arrive, also if the collector is away for a moment", async () => {
  const collector = await CollectorServer.start({ script: [answer.status(503, { retryAfter: 1 }), answer.accept()] });
  try {
    const telemetry = startTelemetry(collector.tracesUrl);
    telemetry.getTracer("example").startSpan("chat claude-opus-4").end();
    await telemetry.shutdown();

    assertSpans.hasSpanCount(collector, 1);
    assertSpans.hasSpan(collector, "chat claude-opus-4", { parent: null });
    assert.equal(collector.totals().requests, 2);
  } finally {
    await collector.close();
  }
});

test("a failed assertion is an AssertionError that shows the trace", () => {
  assert.throws(() => assertSpans.hasSpanCount([], 1), { name: "SpanAssertionError", code: "ERR_ASSERTION" });
});
