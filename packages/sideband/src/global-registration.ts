import { context, propagation, ProxyTracerProvider, trace, type TracerProvider } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from "@opentelemetry/core";

export interface GlobalRegistration {
  /** Whether spans that are made through the OpenTelemetry API come to the provider. */
  readonly ownsTracing: boolean;
  /** Takes back what was registered; what others have registered stays. */
  unregister(): void;
}

const isGlobal = (provider: TracerProvider): boolean => {
  const registered = trace.getTracerProvider();
  return (
    registered === provider || (registered instanceof ProxyTracerProvider && registered.getDelegate() === provider)
  );
};

const propagator = (): CompositePropagator =>
  new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] });

/**
 * Makes a provider the global one, lets context follow asynchronous code and cross processes. Where the application has
 * registered something already, that stays. A propagator only answers those who ask it: nothing here injects.
 */
export const registerGlobally = (provider: TracerProvider | undefined): GlobalRegistration => {
  const contextManager = new AsyncLocalStorageContextManager().enable();
  const ownsContext = context.setGlobalContextManager(contextManager);
  if (!ownsContext) contextManager.disable();
  const ownsPropagation = propagation.setGlobalPropagator(propagator());
  const ownsTracing = provider !== undefined && trace.setGlobalTracerProvider(provider);
  return {
    ownsTracing,
    unregister() {
      if (ownsTracing && isGlobal(provider)) trace.disable();
      if (ownsPropagation) propagation.disable();
      if (ownsContext) context.disable();
    },
  };
};
