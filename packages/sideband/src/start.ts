import { LlmTracer } from "@sideband/llm-tracing";

import type { Configuration } from "./configuration.ts";
import { registerGlobally } from "./global-registration.ts";
import { buildPipeline, disabledPipeline } from "./pipeline.ts";
import { running } from "./running.ts";
import { resolveLog, resolveSettings } from "./settings.ts";
import type { Telemetry } from "./telemetry.ts";

/** Other requests may be reading their streams while one of them flushes: those are left alone. */
const ABANDONED_AFTER_MS = 10_000;

/**
 * Starts telemetry: a tracer provider whose spans go through a thread of their own to an OTLP receiver over HTTP,
 * registered globally, and a tracer for model calls. Synchronous: nothing to await before the application loads.
 *
 * Reads the `OTEL_*` variables of the environment once; what `configuration` says wins. While telemetry is running, a
 * further call gives the same one back and says that its configuration was not used. If another OpenTelemetry SDK is
 * registered already, it stays, and this telemetry works through what is returned.
 *
 * @throws TypeError for a value of the configuration that cannot work. Afterwards nothing is thrown.
 *
 * @example
 * ```ts
 * const telemetry = start({ service: { name: "support-agent" } });
 * ```
 */
export const start = (configuration: Configuration = {}): Telemetry => {
  if (running.telemetry !== undefined) {
    const log = resolveLog(configuration.log);
    log("start() was called while telemetry is running: it goes on as it is, the new configuration is not used");
    return running.telemetry;
  }
  const settings = resolveSettings(configuration, process.env);
  const { disabled, serviceName, serviceVersion, captureContent, egress, log } = settings;
  const { tracerProvider, ledger, redactions, contentAs, each } = disabled
    ? disabledPipeline()
    : buildPipeline(settings);
  const llm = new LlmTracer({
    ...settings.llm,
    tracerProvider,
    log,
    contentAs,
    ...(captureContent !== undefined && { captureContent }),
  });
  const registration = registerGlobally(disabled ? undefined : tracerProvider, egress);
  if (!disabled && !registration.ownsTracing) {
    log(
      "Another tracer provider is registered globally and stays; what is traced with this telemetry's own tracer and llm " +
        "is exported here",
    );
  }
  if (!registration.ownsPropagation) {
    log("Another propagator is registered globally and stays; nothing here decides what goes along with requests");
  }
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    running.telemetry = undefined;
    running.log = undefined;
    registration.unregister();
    llm.shutdown();
    await each((stage) => stage.shutdown());
  };
  const telemetry: Telemetry = {
    tracer: tracerProvider.getTracer(serviceName, serviceVersion),
    llm,
    ledger,
    redactions,
    tracerProvider,
    egress,
    flush: () => {
      llm.flush({ idleMs: ABANDONED_AFTER_MS });
      return each((stage) => stage.forceFlush());
    },
    shutdown: () => (closing ??= close()),
    [Symbol.asyncDispose]: () => telemetry.shutdown(),
  };
  running.telemetry = telemetry;
  running.log = log;
  return telemetry;
};
