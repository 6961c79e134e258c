import {
  type Context,
  diag,
  isSpanContextValid,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from "@opentelemetry/api";

import { expectMethods } from "../expect-option.ts";
import { type BaggageTrust, resolveBaggageTrust, type TrustedKeys } from "./baggage-trust.ts";
import type { PerRequest } from "./per-request.ts";
import { setRemoteSpanContext } from "./remote-span-context.ts";
import { resolveTrust, type Trust } from "./trust.ts";

export interface InboundTrustOptions {
  /** What reads and writes the headers, of whatever formats: usually the composite of all propagators. */
  readonly next: TextMapPropagator;
  /**
   * `"restart"`: the request begins a trace of its own, whatever parent, sampling decision and trace state its headers
   * name. `remoteSpanContext` tells of that parent.
   * @default "restart"
   */
  readonly traceContext?: PerRequest<Trust>;
  /** @default "restart" */
  readonly baggage?: PerRequest<BaggageTrust>;
}

const restoreSpan = (before: Context, after: Context): Context => {
  const own = trace.getSpan(before);
  const received = trace.getSpan(after);
  if (received === own) return after;
  const restored = own === undefined ? trace.deleteSpan(after) : trace.setSpan(after, own);
  const remote = received?.spanContext();
  return remote !== undefined && isSpanContextValid(remote) ? setRemoteSpanContext(restored, remote) : restored;
};

const restoreBaggage = (before: Context, after: Context, trusted: ReadonlySet<string>): Context => {
  const own = propagation.getBaggage(before);
  const received = propagation.getBaggage(after);
  if (received === own) return after;
  const keys = received?.getAllEntries().map(([key]) => key) ?? [];
  const untrusted = keys.filter((key) => !trusted.has(key));
  if (received !== undefined && untrusted.length < keys.length) {
    return propagation.setBaggage(after, received.removeEntries(...untrusted));
  }
  return own === undefined ? propagation.deleteBaggage(after) : propagation.setBaggage(after, own);
};

class InboundTrustPropagator implements TextMapPropagator {
  readonly #next: TextMapPropagator;
  readonly #trustsTraceContext: (carrier: unknown) => boolean;
  readonly #trustedKeys: (carrier: unknown) => TrustedKeys;

  constructor({ next, traceContext = "restart", baggage = "restart" }: InboundTrustOptions) {
    this.#next = expectMethods("next", ["inject", "extract", "fields"], next);
    this.#trustsTraceContext = resolveTrust("traceContext", traceContext);
    this.#trustedKeys = resolveBaggageTrust("baggage", baggage);
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    try {
      this.#next.inject(context, carrier, setter);
    } catch {
      diag.warn("The propagator that `inboundTrust` holds threw: nothing was injected.");
    }
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    try {
      const extracted = this.#next.extract(context, carrier, getter);
      const traced = this.#trustsTraceContext(carrier) ? extracted : restoreSpan(context, extracted);
      const trusted = this.#trustedKeys(carrier);
      return trusted === "every" ? traced : restoreBaggage(context, traced, trusted);
    } catch {
      diag.warn("The propagator that `inboundTrust` holds threw: nothing was extracted.");
      return context;
    }
  }

  fields(): string[] {
    return this.#next.fields();
  }
}

/**
 * Decides what is taken from a request, whichever propagators read it and in whichever order: it compares what they
 * extracted with what was there before, and undoes what is not trusted. What is sent is not its concern.
 *
 * @throws TypeError for a bad option.
 * @example
 * ```ts
 * import { CompositePropagator } from "@opentelemetry/core";
 * import { BaggagePropagator, inboundTrust, TraceContextPropagator } from "@sideband/propagation";
 *
 * const isFromGateway = (carrier: unknown): boolean =>
 *   (carrier as Record<string, unknown>)["x-gateway-token"] === "a secret that the gateway knows";
 *
 * const propagator = inboundTrust({
 *   traceContext: (carrier) => (isFromGateway(carrier) ? "accept" : "restart"),
 *   baggage: { allow: ["tenant"] },
 *   next: new CompositePropagator({ propagators: [new TraceContextPropagator(), new BaggagePropagator()] }),
 * });
 * ```
 */
export const inboundTrust = (options: InboundTrustOptions): TextMapPropagator => new InboundTrustPropagator(options);
