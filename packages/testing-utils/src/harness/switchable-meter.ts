import type {
  BatchObservableCallback,
  Counter,
  Gauge,
  Histogram,
  Meter,
  MetricOptions,
  Observable,
  UpDownCounter,
} from "@opentelemetry/api";

import type { Clock } from "../clock/clock.ts";
import { BatchCallback } from "./batch-callback.ts";
import { clockedCounter, clockedRecorder } from "./clocked-instrument.ts";
import { following } from "./following.ts";
import { SwitchableObservable } from "./switchable-observable.ts";

/** A meter that takes its instruments along to another one: code that made them once goes on to use them. */
export class SwitchableMeter implements Meter {
  readonly #clock: Clock | undefined;
  readonly #observables: SwitchableObservable[] = [];
  #batchCallbacks: readonly BatchCallback[] = [];
  #current: Meter;

  constructor(meter: Meter, clock: Clock | undefined) {
    this.#current = meter;
    this.#clock = clock;
  }

  switchTo(meter: Meter): void {
    this.#current = meter;
    for (const observable of this.#observables) observable.switchTo(meter);
    for (const callback of this.#batchCallbacks) callback.addTo(meter);
  }

  createCounter(name: string, options?: MetricOptions): Counter {
    return this.#counter((meter) => meter.createCounter(name, options));
  }

  createUpDownCounter(name: string, options?: MetricOptions): UpDownCounter {
    return this.#counter((meter) => meter.createUpDownCounter(name, options));
  }

  createGauge(name: string, options?: MetricOptions): Gauge {
    return this.#recorder((meter) => meter.createGauge(name, options));
  }

  createHistogram(name: string, options?: MetricOptions): Histogram {
    return this.#recorder((meter) => meter.createHistogram(name, options));
  }

  createObservableCounter(name: string, options?: MetricOptions): Observable {
    return this.#observable((meter) => meter.createObservableCounter(name, options));
  }

  createObservableUpDownCounter(name: string, options?: MetricOptions): Observable {
    return this.#observable((meter) => meter.createObservableUpDownCounter(name, options));
  }

  createObservableGauge(name: string, options?: MetricOptions): Observable {
    return this.#observable((meter) => meter.createObservableGauge(name, options));
  }

  addBatchObservableCallback(callback: BatchObservableCallback, observables: Observable[]): void {
    if (this.#batchCallbacks.some((known) => known.isFor(callback, observables))) return;
    const added = new BatchCallback(callback, observables);
    this.#batchCallbacks = [...this.#batchCallbacks, added];
    added.addTo(this.#current);
  }

  removeBatchObservableCallback(callback: BatchObservableCallback, observables: Observable[]): void {
    const removed = this.#batchCallbacks.find((known) => known.isFor(callback, observables));
    if (removed === undefined) return;
    this.#batchCallbacks = this.#batchCallbacks.filter((known) => known !== removed);
    removed.removeFrom(this.#current);
  }

  #counter(create: (meter: Meter) => Counter & UpDownCounter): Counter & UpDownCounter {
    const clock = this.#clock;
    return this.#instrument(clock === undefined ? create : (meter) => clockedCounter(create(meter), clock));
  }

  #recorder(create: (meter: Meter) => Gauge & Histogram): Gauge & Histogram {
    const clock = this.#clock;
    return this.#instrument(clock === undefined ? create : (meter) => clockedRecorder(create(meter), clock));
  }

  #instrument<Instrument extends object>(create: (meter: Meter) => Instrument): Instrument {
    let meter = this.#current;
    let instrument = create(meter);
    return following(() => {
      if (meter !== this.#current) {
        meter = this.#current;
        instrument = create(meter);
      }
      return instrument;
    });
  }

  #observable(create: (meter: Meter) => Observable): Observable {
    const observable = new SwitchableObservable(create, this.#current);
    this.#observables.push(observable);
    return observable;
  }
}
