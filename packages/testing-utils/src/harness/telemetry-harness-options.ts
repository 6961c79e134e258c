import type { LogRecordProcessor } from "@opentelemetry/sdk-logs";
import type { MeterProviderOptions, ViewOptions } from "@opentelemetry/sdk-metrics";
import type { Sampler, SpanLimits, SpanProcessor } from "@opentelemetry/sdk-trace";

import type { Clock } from "../clock/clock.ts";

/** What a {@link TelemetryHarness} is made of. */
export interface TelemetryHarnessOptions {
  /** Trace and span ids follow from it; harnesses with different seeds share none. @default 1 */
  readonly seed?: number;
  /**
   * Make the providers the global ones, let context follow asynchronous code and carry it in the W3C headers, until
   * the harness is disposed. Needed by code that gets its tracer or its context from the API; only one harness of a
   * process can have it at a time.
   * @default false
   */
  readonly global?: boolean;
  /**
   * Where the times of spans, logs and metrics come from, such as a `VirtualClock`.
   * @default real time, for spans to less than a millisecond, so that they stand in the order in which things happened
   */
  readonly clock?: Clock;
  /** Processors that see each span before the harness keeps it. @default none */
  readonly spanProcessors?: readonly SpanProcessor[];
  /** Processors that see each log record before the harness keeps it. @default none */
  readonly logRecordProcessors?: readonly LogRecordProcessor[];
  /** @default all spans are sampled */
  readonly sampler?: Sampler;
  /** @default the SDK's */
  readonly spanLimits?: SpanLimits;
  /** The resource of all three signals. @default the SDK's */
  readonly resource?: NonNullable<MeterProviderOptions["resource"]>;
  /** Views of the metrics, for other boundaries, names or attributes. @default none */
  readonly views?: readonly ViewOptions[];
}
