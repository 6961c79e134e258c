import { context, trace, type TracerProvider } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";

/**
 * Makes a provider the global one and lets context follow asynchronous code, until it is disposed. Throws if there is
 * a global provider or context manager already: two tests would see each other's spans.
 */
export const registerGlobally = (tracerProvider: TracerProvider): Disposable => {
  const contextManager = new AsyncLocalStorageContextManager().enable();
  if (!context.setGlobalContextManager(contextManager)) {
    contextManager.disable();
    throw new Error("Expected no global context manager, got one: dispose the harness that registered it");
  }
  if (!trace.setGlobalTracerProvider(tracerProvider)) {
    context.disable();
    throw new Error("Expected no global tracer provider, got one: dispose the harness that registered it");
  }
  return {
    [Symbol.dispose]() {
      trace.disable();
      context.disable();
    },
  };
};
