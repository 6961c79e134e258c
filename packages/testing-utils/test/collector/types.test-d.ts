import {
  answer,
  CollectorServer,
  mix,
  type CollectedLog,
  type CollectedMetric,
  type CollectorTotals,
} from "../../src/index.ts";

const never = async (): Promise<void> => {
  const script = mix({ of: [{ weight: 1, step: [answer.refuse({ forMs: 5 }), answer.accept()] }] });
  const here = await CollectorServer.start({ script, tls: { fault: "expired" } });
  const there = await CollectorServer.spawn({ script, tls: true });
  const metrics: readonly CollectedMetric[] = here.metrics();
  const logs: readonly CollectedLog[] = await there.waitForLogs(1);
  const totals: CollectorTotals = await there.totals();
  const counts: readonly (number | bigint)[] = metrics.flatMap((metric) =>
    metric.kind === "histogram" ? metric.dataPoints.flatMap(({ bucketCounts }) => bucketCounts) : [],
  );
  await CollectorServer.start({
    script: ({ signal, logs, metrics, connection }) =>
      signal === "logs" ? answer.partialSuccess(logs.length + metrics.length + connection) : answer.accept(),
  });
  // @ts-expect-error a gauge has no temporality
  const none = metrics[0]?.kind === "gauge" && metrics[0].temporality;
  // @ts-expect-error a child process answers later
  const later: readonly CollectedLog[] = there.logs();
  // @ts-expect-error there is no such fault
  await CollectorServer.start({ tls: { fault: "none" } });
  // @ts-expect-error there is no such moment
  answer.reset({ at: "tail" });
  // @ts-expect-error a function cannot be sent to another process
  await CollectorServer.spawn({ script: ({ logs }) => answer.partialSuccess(logs.length) });
  void [logs, totals, counts, none, later];
};

void never;
