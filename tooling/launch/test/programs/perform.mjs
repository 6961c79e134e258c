/**
 * The work of an application: 100 spans, and what it says of them at its end. It imports nothing, so that applications
 * of either module system, and bundles, have it as it is.
 */
export const perform = async ({ TracerProvider, makeProcessor }) => {
  const { COLLECTOR_URL: url, ENDING = "end" } = process.env;
  const log = [];
  const processor = url === undefined ? undefined : makeProcessor({ url, log: (line) => log.push(line) });
  const provider = new TracerProvider({ spanProcessors: processor === undefined ? [] : [processor] });
  const tracer = provider.getTracer("launch");
  for (let number = 1; number <= 100; number++) tracer.startSpan(`span ${number}`).end();
  // Behind the listener of the processor: what is counted then is all there will be.
  process.on("exit", () => {
    if (processor === undefined) return;
    process.stdout.write(`${JSON.stringify({ counts: processor.ledger.snapshot(), log })}\n`);
  });
  if (ENDING === "shutdown") await provider.shutdown();
  if (ENDING === "exit") process.exit(3);
  process.exitCode = 3;
};
