import { trace } from "@opentelemetry/api";

const tracer = trace.getTracer("launch");
for (let number = 1; number <= 100; number++) tracer.startSpan(`span ${number}`).end();
// None of the API's own.
await trace.getTracerProvider().getDelegate().shutdown?.();
process.exitCode = 3;
