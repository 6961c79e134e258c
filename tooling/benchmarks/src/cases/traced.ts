import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { AsyncContextManager, traced } from "@sideband/propagation";

import type { Contest } from "../contest.ts";

const CALLS = 1000;

const answer = async (question: number): Promise<number> => question + 1;

/** A span around an async function: ours against what the documentation of the stock SDK has everybody write. */
const tracedFunction = (): Contest => {
  context.setGlobalContextManager(new AsyncContextManager().enable());
  const nothing = async (): Promise<void> => {};
  const processor = { onStart: () => {}, onEnd: () => {}, forceFlush: nothing, shutdown: nothing };
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [processor] }));
  const tracer = trace.getTracer("stock");
  const ours = traced("answer")(answer);
  const stock = (question: number): Promise<number> =>
    tracer.startActiveSpan("answer", async (span) => {
      try {
        return await answer(question);
      } catch (error) {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
        throw error;
      } finally {
        span.end();
      }
    });
  return {
    name: "traced: an async function, against a hand-written startActiveSpan",
    operations: CALLS,
    reach: 1.2,
    ours: async () => {
      for (let call = 0; call < CALLS; call++) await ours(call);
    },
    stock: async () => {
      for (let call = 0; call < CALLS; call++) await stock(call);
    },
  };
};

export const tracing: Readonly<Record<string, () => Contest>> = { "traced-async": tracedFunction };
