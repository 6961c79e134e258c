import assert from "node:assert/strict";
import { test } from "node:test";

import { TracerProvider } from "@opentelemetry/sdk-trace";
import { BatchingSpanProcessor } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";
import { LlmTracer } from "@sideband/llm-tracing";
import { CollectorServer } from "@sideband/testing-utils";

void test("every span of the built packages arrives at a collector in another process", async () => {
  const collector = await CollectorServer.spawn();
  const exporter = new OtlpHttpSpanExporter({ url: collector.tracesUrl });
  const processor = new BatchingSpanProcessor({ exporter });
  const tracerProvider = new TracerProvider({ spanProcessors: [processor] });
  try {
    const llm = new LlmTracer({ tracerProvider });
    for (let turn = 0; turn < 1000; turn += 1) {
      llm.chat({ provider: "openai", model: "gpt-4o" }, (span) => span.recordUsage({ inputTokens: turn }));
    }
    await tracerProvider.shutdown();
    const ids = new Set(await collector.spanIds());
    assert.equal(ids.size, 1000);
  } finally {
    await collector.close();
  }
});
