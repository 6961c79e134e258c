import { systemClock } from "../clock/system-clock.ts";
import { printTree } from "../span/print-tree.ts";
import { findMetric } from "./find-metric.ts";
import { registerGlobally } from "./global-registration.ts";
import { HarnessContext } from "./harness-context.ts";
import { HarnessLoggerProvider } from "./harness-logger-provider.ts";
import { HarnessMeterProvider } from "./harness-meter-provider.ts";
import { HarnessTracerProvider } from "./harness-tracer-provider.ts";
import { LogRecorder } from "./log-recorder.ts";
import { SeededIdGenerator } from "./seeded-id-generator.ts";
import { settleAll } from "./settle-all.ts";
import { SpanClock } from "./span-clock.ts";
import { SpanRecorder } from "./span-recorder.ts";
import type { TelemetryHarness } from "./telemetry-harness.ts";
import type { TelemetryHarnessOptions } from "./telemetry-harness-options.ts";

const SCOPE = "test";

/**
 * Tracer, meter and logger providers on the stock SDK that keep what they see in memory, for one test. Without `global`
 * nothing outside of them changes, so that tests can run side by side.
 *
 * Throws a `TypeError` for a bad seed or clock, and an `Error` if `global` is asked for and something is registered.
 *
 * @example
 * using telemetry = createTelemetryHarness();
 * await runAgent(telemetry.tracer, telemetry.meter);
 * await telemetry.settled();
 * console.log(telemetry.tree(), await telemetry.metrics(), telemetry.logs());
 */
export const createTelemetryHarness = (options: TelemetryHarnessOptions = {}): TelemetryHarness => {
  const { seed = 1, global = false, clock, spanProcessors = [], logRecordProcessors = [], views = [] } = options;
  const { sampler, spanLimits, resource } = options;
  if (clock !== undefined && typeof clock.hrTime !== "function") {
    throw new TypeError(`Expected \`clock\` to have hrTime(), got ${typeof clock}`);
  }
  const spanClock = clock ?? systemClock;
  const shared = resource && { resource };
  const context = new HarnessContext();
  const spans = new SpanRecorder();
  const logs = new LogRecorder();
  const idGenerator = new SeededIdGenerator(seed);
  const tracerProvider = new HarnessTracerProvider(
    {
      ...shared,
      ...(sampler && { sampler }),
      ...(spanLimits && { spanLimits }),
      idGenerator,
      spanProcessors: [new SpanClock(spanClock), ...spanProcessors, spans],
    },
    context,
    spanClock,
  );
  const meterProvider = new HarnessMeterProvider({ ...shared, views: [...views] }, clock);
  const processors = [...logRecordProcessors, logs];
  const loggerProvider = new HarnessLoggerProvider({ ...shared, processors }, context, clock);
  const providers = { tracerProvider, meterProvider, loggerProvider };
  const registration = global ? registerGlobally(providers) : undefined;

  const shutDown = (): Promise<void> => {
    context.disable();
    const unregister = async (): Promise<void> => registration?.[Symbol.dispose]();
    const shutdowns = Object.values(providers).map(async (provider) => provider.shutdown());
    return settleAll("to shut down", [unregister(), ...shutdowns]);
  };
  let closing: Promise<void> | undefined;
  // Once only: what another harness has registered since is not this one's to remove.
  const close = (): Promise<void> => (closing ??= shutDown());

  return {
    ...providers,
    tracer: tracerProvider.getTracer(SCOPE),
    meter: meterProvider.getMeter(SCOPE),
    logger: loggerProvider.getLogger(SCOPE),
    spans: () => spans.spans(),
    openSpans: () => spans.openSpans(),
    startedSpans: () => spans.startedSpans(),
    tree: (treeOptions) => printTree(spans.startedSpans(), treeOptions),
    metrics: () => meterProvider.points(),
    metric: async (name, attributes = {}) => findMetric(await meterProvider.points(), name, attributes),
    logs: () => logs.logs(),
    async settled(waitOptions) {
      await spans.settled(waitOptions);
      const options = waitOptions?.timeoutMs === undefined ? undefined : { timeoutMillis: waitOptions.timeoutMs };
      await settleAll(
        "to flush",
        Object.values(providers).map((provider) => provider.forceFlush(options)),
      );
    },
    reset() {
      spans.reset();
      logs.reset();
      meterProvider.reset();
      idGenerator.reset();
    },
    [Symbol.dispose]() {
      void close(); // a processor that fails to shut down shows as an unhandled rejection
    },
    [Symbol.asyncDispose]: close,
  };
};
