import { context, propagation, ProxyTracerProvider, trace, type TracerProvider } from "@opentelemetry/api";
import { CompositePropagator } from "@opentelemetry/core";
import {
  AsyncContextManager,
  BaggagePropagator,
  type EgressGuard,
  TraceContextPropagator,
} from "@sideband/propagation";

export interface GlobalRegistration {
  /** Whether spans that are made through the OpenTelemetry API come to the provider. */
  readonly ownsTracing: boolean;
  /** Whether what goes along with requests is decided here. */
  readonly ownsPropagation: boolean;
  /** Takes back what was registered; what others have registered stays. */
  unregister(): void;
}

const isGlobal = (provider: TracerProvider): boolean => {
  const registered = trace.getTracerProvider();
  return (
    registered === provider || (registered instanceof ProxyTracerProvider && registered.getDelegate() === provider)
  );
};

const w3c = (): CompositePropagator =>
  new CompositePropagator({ propagators: [new TraceContextPropagator(), new BaggagePropagator()] });

/**
 * Makes a provider the global one, lets context follow asynchronous code and cross processes. Where the application has
 * registered something already, that stays. A propagator only answers those who ask it: nothing here injects.
 */
export const registerGlobally = (provider: TracerProvider | undefined, egress: EgressGuard): GlobalRegistration => {
  const ownsContext = context.setGlobalContextManager(new AsyncContextManager());
  const ownsPropagation = propagation.setGlobalPropagator(egress.propagator(w3c()));
  const ownsTracing = provider !== undefined && trace.setGlobalTracerProvider(provider);
  return {
    ownsTracing,
    ownsPropagation,
    unregister() {
      if (ownsTracing && isGlobal(provider)) trace.disable();
      if (ownsPropagation) propagation.disable();
      if (ownsContext) context.disable();
    },
  };
};
