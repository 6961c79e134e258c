import { context, logs, metrics, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";

import { globalProviders, type Providers } from "./global-providers.ts";
import { TraceContextPropagator } from "./trace-context-propagator.ts";

interface GlobalSlot {
  readonly name: string;
  /** Says whether it was free. */
  readonly take: () => boolean;
  readonly free: () => void;
}

const slots: readonly GlobalSlot[] = [
  {
    name: "context manager",
    take: () => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()),
    free: () => context.disable(),
  },
  {
    name: "tracer provider",
    take: () => trace.setGlobalTracerProvider(globalProviders.tracerProvider),
    free: () => trace.disable(),
  },
  {
    name: "meter provider",
    take: () => metrics.setGlobalMeterProvider(globalProviders.meterProvider),
    free: () => metrics.disable(),
  },
  {
    name: "logger provider",
    take: () => logs.setGlobalLoggerProvider(globalProviders.loggerProvider),
    free: () => logs.disable(),
  },
  {
    name: "propagator",
    take: () => propagation.setGlobalPropagator(new TraceContextPropagator()),
    free: () => propagation.disable(),
  },
];

/** Frees all of them, whatever one of them throws. */
const release = (taken: readonly GlobalSlot[]): void => {
  const errors: unknown[] = [];
  for (const slot of taken.toReversed()) {
    try {
      slot.free();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `Failed to unregister: ${errors.map(String).join("; ")}`);
};

/**
 * Makes a harness's providers the global ones, lets context follow asynchronous code and carries it in W3C headers,
 * until it is disposed. Throws if anything of this is taken, and then leaves all as it was: two tests would see each
 * other's telemetry.
 */
export const registerGlobally = (providers: Providers): Disposable => {
  const taken: GlobalSlot[] = [];
  for (const slot of slots) {
    if (!slot.take()) {
      release(taken);
      throw new Error(
        `Expected no global ${slot.name}, got one: dispose the harness that registered it (or what did; ` +
          "another version of @opentelemetry/api in the process counts too)",
      );
    }
    taken.push(slot);
  }
  globalProviders.follow(providers);
  return {
    [Symbol.dispose]() {
      globalProviders.followNone();
      release(taken);
    },
  };
};
