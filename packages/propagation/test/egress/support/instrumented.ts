import type http from "node:http";
import { createRequire } from "node:module";

import type { Context, ContextAPI, PropagationAPI, TextMapPropagator } from "@opentelemetry/api";
import type { HttpInstrumentation, HttpInstrumentationConfig } from "@opentelemetry/instrumentation-http";
import type { UndiciInstrumentation, UndiciInstrumentationConfig } from "@opentelemetry/instrumentation-undici";
import { AsyncLocalStorageContextManager, provider, type SpanProcessor } from "sdk-under-test";

// The instrumentations are of one line, whatever the line of the SDK: they and their API are loaded as Node.js finds
// them, and their API, the newer one, registers what is global. The older one reads that.
const load = createRequire(import.meta.url);
const fromInstrumentation = createRequire(load.resolve("@opentelemetry/instrumentation-undici"));
const api = fromInstrumentation("@opentelemetry/api") as { context: ContextAPI; propagation: PropagationAPI };
const { UndiciInstrumentation: Undici } = load("@opentelemetry/instrumentation-undici") as {
  UndiciInstrumentation: new (config: UndiciInstrumentationConfig) => UndiciInstrumentation;
};
const { HttpInstrumentation: Http } = load("@opentelemetry/instrumentation-http") as {
  HttpInstrumentation: new (config: HttpInstrumentationConfig) => HttpInstrumentation;
};

// A module can be instrumented once: this one is told anew each time what to do.
const OUTGOING_ONLY = { disableIncomingRequestInstrumentation: true };
const httpInstrumentation = new Http(OUTGOING_ONLY);
const instrumentedHttp = load("http") as typeof http;

type ProviderOptions = NonNullable<Parameters<typeof provider>[0]>;
export type Sampler = NonNullable<ProviderOptions["sampler"]>;

export const sampler = (decision: () => 0 | 2): Sampler => ({
  shouldSample: () => ({ decision: decision() }),
  toString: () => "scripted",
});

export interface InstrumentedOptions {
  readonly propagator: TextMapPropagator;
  readonly sampler?: Sampler;
  readonly undici?: UndiciInstrumentationConfig;
  readonly http?: HttpInstrumentationConfig;
}

/** Both instrumentations, over the SDK under test, until it is disposed of. */
export class Instrumented implements Disposable {
  /** How many spans were started that record. */
  recorded = 0;
  /** The instrumented module. */
  readonly http: typeof http = instrumentedHttp;
  readonly tracerProvider: ReturnType<typeof provider>;
  readonly #undici: UndiciInstrumentation;

  constructor({ propagator, sampler, undici = {}, http = {} }: InstrumentedOptions) {
    const counter: SpanProcessor = {
      onStart: () => (this.recorded += 1),
      onEnd: () => {},
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    this.tracerProvider = provider({
      spanProcessors: [counter],
      ...(sampler === undefined ? {} : { sampler }),
    });
    api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    api.propagation.setGlobalPropagator(propagator);
    this.#undici = new Undici(undici);
    this.#undici.setTracerProvider(this.tracerProvider);
    httpInstrumentation.setConfig({ ...OUTGOING_ONLY, ...http });
    httpInstrumentation.setTracerProvider(this.tracerProvider);
  }

  /** Runs code in a context, of which the instrumentations know. */
  in<T>(context: Context, run: () => T): T {
    return api.context.with(context, run);
  }

  [Symbol.dispose](): void {
    this.#undici.disable();
    httpInstrumentation.setConfig({ ...OUTGOING_ONLY, ignoreOutgoingRequestHook: () => true });
    api.context.disable();
    api.propagation.disable();
  }
}
