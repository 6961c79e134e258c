import type { Tracer } from "@opentelemetry/api";
import { TracerProvider, type TracerProviderOptions } from "@opentelemetry/sdk-trace";

import type { Clock } from "../clock/clock.ts";
import type { HarnessContext } from "./harness-context.ts";
import { harnessTracer } from "./harness-tracer.ts";

/** The stock tracer provider; every tracer that it gives is the harness's. */
export class HarnessTracerProvider extends TracerProvider {
  readonly #tracers = new WeakMap<Tracer, Tracer>();
  readonly #context: HarnessContext;
  readonly #clock: Clock;

  constructor(options: TracerProviderOptions, context: HarnessContext, clock: Clock) {
    super(options);
    this.#context = context;
    this.#clock = clock;
  }

  override getTracer(...scope: Parameters<TracerProvider["getTracer"]>): Tracer {
    const stock = super.getTracer(...scope);
    const known = this.#tracers.get(stock);
    if (known !== undefined) return known;
    const tracer = harnessTracer(stock, this.#context, this.#clock);
    this.#tracers.set(stock, tracer);
    return tracer;
  }
}
