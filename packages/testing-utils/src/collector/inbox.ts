import type { CollectedLog } from "./collected-log.ts";
import type { CollectedMetric } from "./collected-metric.ts";
import type { CollectedSpan } from "./collected-span.ts";
import type { Telemetry } from "./telemetry.ts";

/** All that a collector took over, in the order of its arrival. */
export class Inbox implements Telemetry {
  readonly spans: CollectedSpan[] = [];
  readonly metrics: CollectedMetric[] = [];
  readonly logs: CollectedLog[] = [];

  add({ spans, metrics, logs }: Telemetry): void {
    // A spread of that many arguments could be too much for the stack.
    for (const span of spans) this.spans.push(span);
    for (const metric of metrics) this.metrics.push(metric);
    for (const log of logs) this.logs.push(log);
  }
}
