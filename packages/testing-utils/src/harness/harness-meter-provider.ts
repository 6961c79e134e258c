import { MeterProvider, type MeterProviderOptions } from "@opentelemetry/sdk-metrics";

import type { Clock } from "../clock/clock.ts";
import { MemoryMetricReader } from "./memory-metric-reader.ts";
import type { MetricPoint } from "./metric-point.ts";
import { SwitchableMeterProvider } from "./switchable-meter-provider.ts";
import { toMetricPoints } from "./to-metric-points.ts";

interface Collection {
  readonly stock: MeterProvider;
  readonly reader: MemoryMetricReader;
}

const startCollection = (options: MeterProviderOptions, clock: Clock | undefined): Collection => {
  const reader = new MemoryMetricReader(clock);
  return { reader, stock: new MeterProvider({ ...options, readers: [reader] }) };
};

/** The stock meter provider. It cannot forget what it has counted, so a reset puts a new one in its place. */
export class HarnessMeterProvider extends SwitchableMeterProvider {
  readonly #options: MeterProviderOptions;
  readonly #clock: Clock | undefined;
  #collection: Collection;

  constructor(options: MeterProviderOptions, clock: Clock | undefined) {
    const collection = startCollection(options, clock);
    super(collection.stock, clock);
    this.#options = options;
    this.#clock = clock;
    this.#collection = collection;
  }

  /** Rejects with what the callbacks of observable instruments threw. */
  async points(): Promise<readonly MetricPoint[]> {
    const { resourceMetrics, errors } = await this.#collection.reader.collect();
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, `${errors.length} observable callbacks failed`);
    return toMetricPoints(resourceMetrics);
  }

  reset(): void {
    this.#collection = startCollection(this.#options, this.#clock);
    this.switchTo(this.#collection.stock);
  }

  forceFlush(options?: Parameters<MeterProvider["forceFlush"]>[0]): Promise<void> {
    return this.#collection.stock.forceFlush(options);
  }

  shutdown(): Promise<void> {
    return this.#collection.stock.shutdown();
  }
}
