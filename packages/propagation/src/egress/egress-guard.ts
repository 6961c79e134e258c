import type { Attributes, Span, TextMapPropagator } from "@opentelemetry/api";

import { type EgressCounts, EgressDecision } from "./egress-decision.ts";
import { EgressLog } from "./egress-log.ts";
import { type EgressGuardOptions, resolveEgressOptions } from "./egress-options.ts";
import { GuardedPropagator } from "./guarded-propagator.ts";
import type { HttpRequestLike, UndiciRequestLike } from "./request-destinations.ts";
import { RequestHooks } from "./request-hooks.ts";
import { wrongOption } from "../expect-option.ts";

export interface EgressGuard {
  /** How often it let something go along, and how often it did not. */
  readonly counts: EgressCounts;
  /**
   * The propagator, behind the guard. Give it the composite one.
   *
   * @throws TypeError for what is no propagator.
   */
  propagator(next: TextMapPropagator): TextMapPropagator;
  /** For `new UndiciInstrumentation({ startSpanHook })`. A hook of your own can call it, and return its own attributes. */
  readonly startSpanHook: (request: UndiciRequestLike) => Attributes;
  /**
   * For `new UndiciInstrumentation({ requestHook })`, which can take the place of `startSpanHook`: it ties the destination
   * to the request's span, so that it is nobody else's even if a sampler of yours throws between the two.
   */
  readonly requestHook: (span: Span, request: UndiciRequestLike) => void;
  /** For `new HttpInstrumentation({ startOutgoingSpanHook })`. A hook of your own can call it as well. */
  readonly startOutgoingSpanHook: (request: HttpRequestLike) => Attributes;
}

/**
 * Decides by its destination whether trace context goes along with a message, and which baggage. Hosts that `allow` does
 * not cover get nothing, and model vendors have to be named. What the application wrote into the headers itself stays.
 *
 * A propagator sees headers and no host. The host comes from the hooks of the instrumentations, which run just before it;
 * else from `withDestination`; else from the span of a client or a producer (`server.address`); else it is not known. Only
 * the hooks are sure: spans that are sampled out say nothing, and others say what was made of a URL. A proxy that the
 * request names has to be allowed as well as the host behind it; that of an agent or a dispatcher nobody sees.
 *
 * Each hop of a redirect is decided anew. What a client wrote through the guard itself gives way to what the
 * instrumentation that sends the request writes. Without one, `fetch` takes it along wherever it is redirected: give it
 * `redirect: "manual"` there. Hosts are told by their names: an address of a vendor is an address like any other, unless
 * the request's `host` header has the name.
 *
 * @throws TypeError for an option that is missing or wrong.
 *
 * @example
 * const guard = egressGuard({ allow: ["*.internal.example.com"], baggage: ["tenant.id"] });
 * propagation.setGlobalPropagator(guard.propagator(new CompositePropagator({ propagators })));
 * registerInstrumentations({
 *   instrumentations: [
 *     new UndiciInstrumentation({ startSpanHook: guard.startSpanHook }),
 *     new HttpInstrumentation({ startOutgoingSpanHook: guard.startOutgoingSpanHook }),
 *   ],
 * });
 */
export const egressGuard = (options: EgressGuardOptions): EgressGuard => {
  const hooks = new RequestHooks();
  const rules = resolveEgressOptions(options);
  const log = new EgressLog(rules.logger);
  const decision = new EgressDecision(rules, log);
  return {
    get counts() {
      return decision.counts;
    },
    propagator: (next) => new GuardedPropagator(expectPropagator(next), { hooks, decision, log }),
    startSpanHook: (request) => {
      attempt(() => hooks.undiciStarts(request));
      return {};
    },
    requestHook: (span, request) => attempt(() => hooks.undiciStarted(span, request)),
    startOutgoingSpanHook: (request) => {
      attempt(() => hooks.httpStarts(request));
      return {};
    },
  };
};

const attempt = (run: () => void): void => {
  try {
    run();
  } catch {
    // A request that cannot be read: nobody knows where it goes.
  }
};

const expectPropagator = (next: TextMapPropagator): TextMapPropagator => {
  if (typeof next?.inject === "function" && typeof next.extract === "function") return next;
  throw wrongOption("next", "a propagator", next);
};
