import { type Answer, CollectorServer, type DataScript } from "@sideband/testing-utils";

import { buildPipeline } from "./pipeline.ts";
import { problems } from "./problems.ts";
import { CUSTOMER, work, WORK_SPANS } from "./work.ts";

export interface DemoOptions {
  readonly line: (text: string) => void;
  /** How the collector answers: faults, for tests. @default it takes everything */
  readonly collectorScript?: DataScript<Answer>;
}

/** Runs the demo, and gives the exit code. */
export const demo = async ({ line, collectorScript }: DemoOptions): Promise<number> => {
  await using collector = await CollectorServer.spawn(collectorScript === undefined ? {} : { script: collectorScript });
  line(`Collector at ${collector.url}, process ${collector.pid}; NodeSDK in process ${process.pid}`);

  const { sdk, processor } = buildPipeline(collector.tracesUrl);
  sdk.start();
  work();
  await sdk.shutdown();

  await collector.idle();
  const spans = await collector.spans();
  const service = spans[0]?.resource.attributes["service.name"] as string | undefined;
  line(`\nArrived from ${service ?? "nobody"}:`);
  for (const { name, scope, status } of spans) line(`  ${name.padEnd(16)} scope ${scope.name}, status ${status.code}`);

  const ledger = processor.ledger.snapshot();
  const { accepted, exported, rejected, dropped, queued, inFlight } = ledger;
  const lost = Object.values(dropped).reduce((sum, count) => sum + count, 0);
  line(
    `\nLedger: ${accepted} accepted = ${exported} exported + ${rejected} rejected + ${lost} dropped + ` +
      `${queued} queued + ${inFlight} in flight`,
  );

  const found = problems(WORK_SPANS, spans, ledger);
  if (await collector.received(CUSTOMER)) found.push("the customer's address reached the collector");
  line(
    found.length === 0
      ? "\n✓ All spans arrived, the customer's address did not, and the ledger balances."
      : `\n✗ ${found.join("\n✗ ")}`,
  );
  return found.length === 0 ? 0 : 1;
};
