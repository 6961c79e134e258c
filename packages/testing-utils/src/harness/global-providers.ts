import {
  createNoopLogger,
  createNoopMeter,
  ProxyTracerProvider,
  type LoggerProvider,
  type MeterProvider,
  type TracerProvider,
} from "@opentelemetry/api";

import { following } from "./following.ts";
import { SwitchableMeterProvider } from "./switchable-meter-provider.ts";

/** The providers of one harness. */
export interface Providers {
  readonly tracerProvider: TracerProvider;
  readonly meterProvider: MeterProvider;
  readonly loggerProvider: LoggerProvider;
}

const none: Providers = {
  tracerProvider: new ProxyTracerProvider(),
  meterProvider: { getMeter: createNoopMeter },
  loggerProvider: { getLogger: createNoopLogger },
};

/**
 * The global providers of all harnesses of the process, one after the other. Code that asks the API for a tracer once,
 * at the top of a module, keeps the first that it got, and so do the API's own proxies; this one follows the harness.
 */
class GlobalProviders implements Providers {
  #current = none;
  readonly #meters = new SwitchableMeterProvider(none.meterProvider);

  readonly tracerProvider: TracerProvider = following(() => this.#current.tracerProvider, {
    getTracer: (...scope) => following(() => this.#current.tracerProvider.getTracer(...scope)),
  });

  readonly meterProvider: MeterProvider = following(() => this.#current.meterProvider, {
    getMeter: (...scope) => this.#meters.getMeter(...scope),
  });

  readonly loggerProvider: LoggerProvider = following(() => this.#current.loggerProvider, {
    getLogger: (...scope) => following(() => this.#current.loggerProvider.getLogger(...scope)),
  });

  follow(providers: Providers): void {
    this.#current = providers;
    this.#meters.switchTo(providers.meterProvider);
  }

  followNone(): void {
    this.follow(none);
  }
}

// SINGLETON: there is one global API per process.
export const globalProviders: GlobalProviders = new GlobalProviders();
