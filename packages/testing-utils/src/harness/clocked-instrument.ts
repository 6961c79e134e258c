import type { Counter, Gauge, Histogram, UpDownCounter } from "@opentelemetry/api";

import type { Clock } from "../clock/clock.ts";
import { atTimeOf } from "./at-time-of.ts";
import { derive } from "./derive.ts";

/** The same counter, whose measurements have the clock's time. */
export const clockedCounter = (stock: Counter & UpDownCounter, clock: Clock): Counter & UpDownCounter =>
  derive(stock, {
    add(this: Counter, ...measurement) {
      atTimeOf(clock, () => stock.add.apply(this, measurement));
    },
  });

/** The same gauge or histogram, whose measurements have the clock's time. */
export const clockedRecorder = (stock: Gauge & Histogram, clock: Clock): Gauge & Histogram =>
  derive(stock, {
    record(this: Gauge, ...measurement) {
      atTimeOf(clock, () => stock.record.apply(this, measurement));
    },
  });
