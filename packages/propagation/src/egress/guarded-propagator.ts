import {
  type Context,
  isSpanContextValid,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from "@opentelemetry/api";

import type { EgressDecision } from "./egress-decision.ts";
import type { EgressLog } from "./egress-log.ts";
import { keepBaggage } from "./keep-baggage.ts";
import type { RequestHooks } from "./request-hooks.ts";
import { spanDestinations } from "./span-destinations.ts";
import { statedDestinations } from "./with-destination.ts";

interface Guard {
  readonly hooks: RequestHooks;
  readonly decision: EgressDecision;
  readonly log: EgressLog;
}

/** Lets a propagator write where the decision is that it may, and what it may. What comes in is not its business. */
export class GuardedPropagator implements TextMapPropagator<unknown> {
  readonly #next: TextMapPropagator;
  readonly #guard: Guard;

  constructor(next: TextMapPropagator, guard: Guard) {
    this.#next = next;
    this.#guard = guard;
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter<unknown>): void {
    const { hooks, decision } = this.#guard;
    this.#quietly(undefined, () => {
      // What a hook says of a request is sure. What the code says of a message is meant for it; a span may be about more.
      const hooked = hooks.destinations(context, carrier);
      const keys = decision.decide(hooked ?? statedDestinations(context) ?? spanDestinations(context));
      if (keys === undefined) return;
      const writing = hooked ? setter : hooks.written.remember(setter, spanIdOf(context));
      this.#next.inject(keepBaggage(context, keys), carrier, writing);
    });
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter<unknown>): Context {
    return this.#quietly(context, () => this.#next.extract(context, carrier, getter));
  }

  fields(): string[] {
    return this.#quietly([], () => this.#next.fields());
  }

  #quietly<T>(otherwise: T, run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.#report(error);
      return otherwise;
    }
  }

  #report(error: unknown): void {
    try {
      this.#guard.log.warn(`the propagator threw ${error instanceof Error ? error.name : "something"}`);
    } catch {
      // The logger is the application's, and there is nobody left to tell.
    }
  }
}

const spanIdOf = (context: Context): string | undefined => {
  const span = trace.getSpanContext(context);
  return span !== undefined && isSpanContextValid(span) ? span.spanId : undefined;
};
