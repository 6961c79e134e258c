import type { Span, SpanProcessor } from "@opentelemetry/sdk-trace";

import type { Clock } from "../clock/clock.ts";
import { derive } from "./derive.ts";
import { isTimeInput } from "./is-time-input.ts";

/** The methods of a span that read the time, reading it from the clock; a time that the caller gives stays. */
const clockedMethods = (stock: Span, clock: Clock): Span =>
  derive(stock, {
    end(this: Span, time) {
      stock.end.call(this, isTimeInput(time) ? time : clock.hrTime());
    },
    addEvent(this: Span, name, attributesOrTime, time) {
      if (isTimeInput(time) || isTimeInput(attributesOrTime)) {
        return stock.addEvent.call(this, name, attributesOrTime, time);
      }
      return stock.addEvent.call(this, name, attributesOrTime, clock.hrTime());
    },
    recordException(this: Span, exception, time) {
      stock.recordException.call(this, exception, isTimeInput(time) ? time : clock.hrTime());
    },
  });

/**
 * Makes every span of a provider tell its times by a clock. It has to be the first processor: the others may add events.
 * The span stays the same object with the same own keys; only its prototype is a derived one.
 */
export class SpanClock implements SpanProcessor {
  readonly #clock: Clock;
  readonly #prototypes = new WeakMap<Span, Span>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  onStart(span: Span): void {
    const stock: Span = Object.getPrototypeOf(span);
    const prototype = this.#prototypes.get(stock) ?? clockedMethods(stock, this.#clock);
    this.#prototypes.set(stock, prototype);
    Object.setPrototypeOf(span, prototype);
  }

  onEnd(): void {
    // the time was read before
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}
