/** The work of a thread of an application: 50 spans. */
export const produce = async ({ TracerProvider, ThreadSpanProcessor, handle, first }) => {
  const { ENDING = "end" } = process.env;
  const spanProcessors = handle === undefined ? [] : [new ThreadSpanProcessor({ handle })];
  const provider = new TracerProvider({ spanProcessors });
  const tracer = provider.getTracer("launch");
  for (let number = first; number < first + 50; number++) tracer.startSpan(`span ${number}`).end();
  if (ENDING === "shutdown") await provider.shutdown();
  if (ENDING === "exit") process.exit(3);
};
