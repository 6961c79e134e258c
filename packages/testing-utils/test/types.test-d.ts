import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";

import {
  answer,
  CollectorServer,
  createTelemetryHarness,
  FakeProvider,
  reply,
  SpanRecorder,
  type Answer,
  type CollectedSpan,
  type RecordedSpan,
  type Reply,
} from "../src/index.ts";

const never = async (): Promise<void> => {
  await FakeProvider.start({ script: reply.text("a") });
  await FakeProvider.start({ script: [reply.status(429), reply.hang(), reply.disconnect()] });
  await FakeProvider.start({ script: async ({ body }): Promise<Reply> => reply.text(body.model ?? "") });
  await FakeProvider.spawn({ script: [reply.text("a")] });
  // @ts-expect-error a function cannot be sent to another process
  await FakeProvider.spawn({ script: () => reply.text("a") });
  // @ts-expect-error the answer of a collector is no reply of a provider
  await FakeProvider.start({ script: answer.accept() });
  // @ts-expect-error a text has no status
  reply.text("a", { status: 200 });
  // @ts-expect-error only completions can break off
  reply.hang({ afterChunks: 1, of: reply.status(500) });

  const here = await CollectorServer.start({ script: ({ spans }) => answer.partialSuccess(spans.length) });
  const there = await CollectorServer.spawn({ script: [answer.delay(1, answer.status(503)), answer.accept()] });
  const spans: readonly CollectedSpan[] = here.spans();
  // @ts-expect-error a child process answers later
  const later: readonly CollectedSpan[] = there.spans();
  const awaited: readonly CollectedSpan[] = await there.spans();
  // @ts-expect-error a function cannot be sent to another process
  await CollectorServer.spawn({ script: () => answer.accept() });
  // @ts-expect-error there is no such answer
  const wrong: Answer = { kind: "explode" };

  const processor: SpanProcessor = new SpanRecorder();
  const harness = createTelemetryHarness({ spanProcessors: [processor] });
  const recorded: readonly RecordedSpan[] = [...new SpanRecorder().spans(), ...harness.spans()];
  const readable: readonly ReadableSpan[] = recorded;
  // @ts-expect-error a seed is a number
  createTelemetryHarness({ seed: "a" });
  void [spans, later, awaited, wrong, readable];
};

void never;
