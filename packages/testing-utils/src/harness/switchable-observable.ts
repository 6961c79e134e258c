import type { Meter, Observable, ObservableCallback } from "@opentelemetry/api";

/** An observable instrument that takes its callbacks along to another meter. */
export class SwitchableObservable implements Observable {
  readonly #create: (meter: Meter) => Observable;
  readonly #callbacks = new Set<ObservableCallback>();
  #current: Observable;

  constructor(create: (meter: Meter) => Observable, meter: Meter) {
    this.#create = create;
    this.#current = create(meter);
  }

  /** The instrument that stands behind it now. */
  get current(): Observable {
    return this.#current;
  }

  addCallback(callback: ObservableCallback): void {
    this.#callbacks.add(callback);
    this.#current.addCallback(callback);
  }

  removeCallback(callback: ObservableCallback): void {
    this.#callbacks.delete(callback);
    this.#current.removeCallback(callback);
  }

  switchTo(meter: Meter): void {
    this.#current = this.#create(meter);
    for (const callback of this.#callbacks) this.#current.addCallback(callback);
  }
}
