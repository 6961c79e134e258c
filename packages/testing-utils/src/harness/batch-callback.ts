import type { BatchObservableCallback, BatchObservableResult, Meter, Observable } from "@opentelemetry/api";

import { SwitchableObservable } from "./switchable-observable.ts";

const currentOf = (observable: Observable): Observable =>
  observable instanceof SwitchableObservable ? observable.current : observable;

/** A callback for several observables, which it is shown as it knows them, whatever stands behind them. */
export class BatchCallback {
  readonly #callback: BatchObservableCallback;
  readonly #observables: ReadonlySet<Observable>;

  constructor(callback: BatchObservableCallback, observables: Iterable<Observable>) {
    this.#callback = callback;
    this.#observables = new Set(observables);
  }

  isFor(callback: BatchObservableCallback, observables: readonly Observable[]): boolean {
    if (callback !== this.#callback || new Set(observables).size !== this.#observables.size) return false;
    return observables.every((observable) => this.#observables.has(observable));
  }

  addTo(meter: Meter): void {
    meter.addBatchObservableCallback(this.#observe, [...this.#observables].map(currentOf));
  }

  removeFrom(meter: Meter): void {
    meter.removeBatchObservableCallback(this.#observe, [...this.#observables].map(currentOf));
  }

  readonly #observe = (result: BatchObservableResult): void | Promise<void> =>
    this.#callback({
      observe: (observable, value, attributes) => result.observe(currentOf(observable), value, attributes),
    });
}
