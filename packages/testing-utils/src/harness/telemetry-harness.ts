import type { Logger, Meter, MeterProvider, Tracer } from "@opentelemetry/api";
import type { LoggerProvider } from "@opentelemetry/sdk-logs";
import type { TracerProvider } from "@opentelemetry/sdk-trace";

import type { WaitOptions } from "../change-signal.ts";
import type { TreeOptions } from "../span/print-tree.ts";
import type { RecordAttributes } from "../span/span-record.ts";
import type { MetricPoint } from "./metric-point.ts";
import type { RecordedLog } from "./recorded-log.ts";
import type { RecordedSpan } from "./recorded-span.ts";

/** A meter provider that can be flushed and shut down. */
export interface HarnessMeters extends MeterProvider {
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

/** Providers of traces, metrics and logs in memory, and what they have seen. */
export interface TelemetryHarness extends Disposable, AsyncDisposable {
  readonly tracerProvider: TracerProvider;
  readonly meterProvider: HarnessMeters;
  readonly loggerProvider: LoggerProvider;
  /** A tracer with scope `test`. Its active span is the parent of the next one, with or without `global`. */
  readonly tracer: Tracer;
  /** A meter with scope `test`. */
  readonly meter: Meter;
  /** A logger with scope `test`. */
  readonly logger: Logger;
  /** The spans that have ended, in the order of their ends. */
  spans(): readonly RecordedSpan[];
  /** The spans that have not ended, in the order of their starts. */
  openSpans(): readonly RecordedSpan[];
  /** All spans, the open ones too, in the order of their starts, which their times may be too coarse to tell. */
  startedSpans(): readonly RecordedSpan[];
  /** All spans, the open ones too, as one indented tree per trace. */
  tree(options?: TreeOptions): string;
  /**
   * One entry for each data point, cumulative since the harness was made or reset. Rejects with what the callbacks of
   * observable instruments threw.
   */
  metrics(): Promise<readonly MetricPoint[]>;
  /**
   * The one data point of that name with these attributes, whatever others it has. Rejects with a
   * {@link MetricLookupError} that lists what there is if it is not one.
   */
  metric(name: string, attributes?: RecordAttributes): Promise<MetricPoint>;
  /** The log records, in the order in which they were emitted. */
  logs(): readonly RecordedLog[];
  /**
   * Resolves once no span is open and all processors are flushed. Rejects with a {@link WaitTimeoutError} that names
   * the open spans, or with what a processor failed with.
   */
  settled(options?: WaitOptions): Promise<void>;
  /** Forgets all spans, logs and metrics; ids start over. Instruments and tracers that code has kept go on working. */
  reset(): void;
}
