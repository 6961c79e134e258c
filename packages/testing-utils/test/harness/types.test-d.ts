import type { Meter, MeterProvider, Tracer } from "@opentelemetry/api";
import type { SpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

import type * as sdk2 from "@sideband/sdk-2";
import {
  createTelemetryHarness,
  expectNoOpenSpans,
  SpanRecorder,
  VirtualClock,
  type Clock,
  type ReadableSpanLike,
  type RecordedLog,
} from "../../src/index.ts";

const never = async (): Promise<void> => {
  const clock: Clock = new VirtualClock({ startMs: 0 });
  await using telemetry = createTelemetryHarness({ seed: 7, global: false, clock });
  const tracerProvider: TracerProvider = telemetry.tracerProvider;
  const meterProvider: MeterProvider = telemetry.meterProvider;
  const [tracer, meter]: [Tracer, Meter] = [telemetry.tracer, telemetry.meter];
  const logs: readonly RecordedLog[] = telemetry.logs();

  const point = await telemetry.metric("gen_ai.client.operation.duration", { "gen_ai.request.model": "gpt-4o" });
  // @ts-expect-error a histogram has no single value
  const wrong: number = point.value;
  const count: number = point.type === "histogram" ? point.count + point.buckets.length : 0;
  const value: number = point.type === "sum" || point.type === "gauge" ? point.value : 0;
  // @ts-expect-error a clock of one's own needs hrTime
  createTelemetryHarness({ clock: { now: () => 1 } });

  const processor3: SpanProcessor = new SpanRecorder();
  const processor2: sdk2.SpanProcessor = new SpanRecorder<sdk2.ReadableSpan>();
  const ofBoth = new SpanRecorder<ReadableSpanLike>();
  const both: [sdk2.SpanProcessor, SpanProcessor] = [ofBoth, ofBoth];
  expectNoOpenSpans(telemetry);
  expectNoOpenSpans(ofBoth);
  // @ts-expect-error what cannot say which spans are open cannot vouch for them
  expectNoOpenSpans({ spans: () => [] });
  void [tracerProvider, meterProvider, tracer, meter, logs, wrong, count, value, processor3, processor2, both];
};

void never;
