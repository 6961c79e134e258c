import type { Tracer } from "@opentelemetry/api";
import { TracerProvider, type Sampler, type SpanProcessor } from "@opentelemetry/sdk-trace";

import type { WaitOptions } from "../change-signal.ts";
import { registerGlobally } from "./global-registration.ts";
import { printTree, type TreeOptions } from "./print-tree.ts";
import type { RecordedSpan } from "./recorded-span.ts";
import { SeededIdGenerator } from "./seeded-id-generator.ts";
import { SpanRecorder } from "./span-recorder.ts";

/** What a {@link TelemetryHarness} is made of. */
export interface TelemetryHarnessOptions {
  /** Trace and span ids follow from it. @default 1 */
  readonly seed?: number;
  /**
   * Make the provider the global one and let context follow asynchronous code, until the harness is disposed. Needed
   * by code that uses `trace.getTracer` or `startActiveSpan`; only one harness of a process can have it.
   * @default false
   */
  readonly global?: boolean;
  /** Processors that see each span before the harness keeps it. @default none */
  readonly spanProcessors?: readonly SpanProcessor[];
  /** @default all spans are sampled */
  readonly sampler?: Sampler;
}

/** A tracer provider in memory, and what it has seen. */
export interface TelemetryHarness extends Disposable {
  readonly tracerProvider: TracerProvider;
  /** A tracer with scope `test`. */
  readonly tracer: Tracer;
  /** The spans that have ended, in the order of their ends. */
  spans(): readonly RecordedSpan[];
  /** The spans that have not ended, in the order of their starts. */
  openSpans(): readonly RecordedSpan[];
  /** All spans, the open ones too, as one indented tree per trace. */
  tree(options?: TreeOptions): string;
  /**
   * Resolves once no span is open and all processors are flushed; rejects with a {@link WaitTimeoutError} that names
   * the open spans.
   */
  settled(options?: WaitOptions): Promise<void>;
  /** Forgets all spans; ids start over. */
  reset(): void;
}

/**
 * A tracer provider on the stock SDK that keeps its spans in memory, for one test. Without `global` nothing outside
 * of it changes, so that tests can run side by side.
 *
 * @example
 * using telemetry = createTelemetryHarness();
 * await runAgent(telemetry.tracer);
 * await telemetry.settled();
 * console.log(telemetry.tree());
 */
export const createTelemetryHarness = (options: TelemetryHarnessOptions = {}): TelemetryHarness => {
  const { seed = 1, global = false, spanProcessors = [], sampler } = options;
  const recorder = new SpanRecorder();
  const idGenerator = new SeededIdGenerator(seed);
  const tracerProvider = new TracerProvider({
    spanProcessors: [...spanProcessors, recorder],
    idGenerator,
    ...(sampler && { sampler }),
  });
  const registration = global ? registerGlobally(tracerProvider) : undefined;
  return {
    tracerProvider,
    tracer: tracerProvider.getTracer("test"),
    spans: () => recorder.spans(),
    openSpans: () => recorder.openSpans(),
    tree: (treeOptions) => printTree([...recorder.spans(), ...recorder.openSpans()], treeOptions),
    async settled(waitOptions) {
      await recorder.settled(waitOptions);
      await tracerProvider.forceFlush();
    },
    reset() {
      recorder.reset();
      idGenerator.reset();
    },
    [Symbol.dispose]() {
      registration?.[Symbol.dispose]();
      void tracerProvider.shutdown(); // a processor that fails to shut down shows as an unhandled rejection
    },
  };
};
