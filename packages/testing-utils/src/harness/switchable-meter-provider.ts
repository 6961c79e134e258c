import type { Meter, MeterOptions, MeterProvider } from "@opentelemetry/api";

import type { Clock } from "../clock/clock.ts";
import { SwitchableMeter } from "./switchable-meter.ts";

interface ScopedMeter {
  readonly meter: SwitchableMeter;
  readonly scope: readonly [name: string, version: string | undefined, options: MeterOptions | undefined];
}

/** A meter provider whose meters and instruments live on when another provider takes its place behind it. */
export class SwitchableMeterProvider implements MeterProvider {
  readonly #meters = new Map<string, ScopedMeter>();
  readonly #clock: Clock | undefined;
  #current: MeterProvider;

  constructor(meterProvider: MeterProvider, clock?: Clock) {
    this.#current = meterProvider;
    this.#clock = clock;
  }

  getMeter(name: string, version?: string, options?: MeterOptions): Meter {
    const key = JSON.stringify([name, version ?? "", options?.schemaUrl ?? ""]);
    const known = this.#meters.get(key);
    if (known !== undefined) return known.meter;
    const meter = new SwitchableMeter(this.#current.getMeter(name, version, options), this.#clock);
    this.#meters.set(key, { meter, scope: [name, version, options] });
    return meter;
  }

  /** The provider that stood there before keeps its callbacks: it is not to be read any more. */
  switchTo(meterProvider: MeterProvider): void {
    this.#current = meterProvider;
    for (const { meter, scope } of this.#meters.values()) meter.switchTo(meterProvider.getMeter(...scope));
  }
}
