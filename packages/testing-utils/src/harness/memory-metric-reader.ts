import { MetricReader, type MetricProducer } from "@opentelemetry/sdk-metrics";

import type { Clock } from "../clock/clock.ts";
import { atTimeOf } from "./at-time-of.ts";

/** Collects when it is asked to, and at the clock's time. */
export class MemoryMetricReader extends MetricReader {
  readonly #clock: Clock | undefined;

  constructor(clock: Clock | undefined) {
    super();
    this.#clock = clock;
  }

  override setMetricProducer(producer: MetricProducer): void {
    const clock = this.#clock;
    if (clock === undefined) return super.setMetricProducer(producer);
    super.setMetricProducer({ collect: (options) => atTimeOf(clock, () => producer.collect(options)) });
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }
}
