import { trace, type Context, type SpanOptions, type Tracer } from "@opentelemetry/api";

import type { Clock } from "../clock/clock.ts";
import { derive } from "./derive.ts";
import type { HarnessContext } from "./harness-context.ts";
import { isTimeInput } from "./is-time-input.ts";

type ActiveSpanArguments = [SpanOptions | undefined, Context | undefined] | [SpanOptions | undefined] | [];

/** A stock tracer whose spans start at the clock's time, and whose active span is known without a global. */
export const harnessTracer = (stock: Tracer, context: HarnessContext, clock: Clock): Tracer =>
  derive(stock, {
    startSpan(this: Tracer, name, options = {}, parent = context.active()) {
      const timed = isTimeInput(options.startTime) ? options : { ...options, startTime: clock.hrTime() };
      return stock.startSpan.call(this, name, timed, parent);
    },
    startActiveSpan(this: Tracer, name: string, ...rest: unknown[]): unknown {
      if (rest.length === 0) return undefined; // as the stock tracer does
      const run = rest.pop() as (...spans: unknown[]) => unknown;
      const [options, parent] = rest as ActiveSpanArguments;
      const outer = parent ?? context.active();
      const span = this.startSpan(name, options, outer);
      return context.with(trace.setSpan(outer, span), () => run(span));
    },
  });
