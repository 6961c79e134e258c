import {
  type Baggage,
  type Context,
  isSpanContextValid,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from "@opentelemetry/api";

import { expectMethods } from "../expect-option.ts";
import { reportFirst } from "../report-first.ts";
import { type BaggageTrust, resolveBaggageTrust, type TrustedKeys } from "./baggage-trust.ts";
import type { PerRequest } from "./per-request.ts";
import { remoteSpanContext, setRemoteSpanContext } from "./remote-span-context.ts";
import { resolveTrust, type Trust } from "./trust.ts";

export interface InboundTrustOptions {
  /** What reads and writes the headers, of whatever formats: usually the composite of all propagators. */
  readonly next: TextMapPropagator;
  /**
   * `"restart"`: the request begins a trace of its own, whatever parent, sampling decision and trace state its headers
   * name. `remoteSpanContext` tells of that parent. Of what else propagators have put into the context nothing is taken
   * over but baggage: a debug flag would be a sampling decision too.
   * @default "restart"
   */
  readonly traceContext?: PerRequest<Trust>;
  /** @default "restart" */
  readonly baggage?: PerRequest<BaggageTrust>;
}

/** The context as it was, but for the parent that the request named: it is noted for a link. */
const restart = (before: Context, received: Context): Context => {
  const span = trace.getSpan(received);
  const named = span === trace.getSpan(before) ? undefined : span?.spanContext();
  const remote = named !== undefined && isSpanContextValid(named) ? named : remoteSpanContext(received);
  return remote === remoteSpanContext(before) ? before : setRemoteSpanContext(before, remote);
};

/**
 * What a request may set of the baggage; the context's own where that is nothing. Some propagators add to the own one:
 * its entries are not the request's.
 */
const trustedPart = (
  own: Baggage | undefined,
  received: Baggage | undefined,
  trusted: TrustedKeys,
): Baggage | undefined => {
  if (trusted === "every" || received === own) return received;
  const entries = received?.getAllEntries() ?? [];
  if (!entries.some(([key]) => trusted.has(key))) return own;
  const isOwn = (key: string, value: string): boolean => own?.getEntry(key)?.value === value;
  const untrusted = entries.filter(([key, { value }]) => !trusted.has(key) && !isOwn(key, value));
  return received?.removeEntries(...untrusted.map(([key]) => key));
};

const withBaggage = (context: Context, baggage: Baggage | undefined): Context => {
  if (propagation.getBaggage(context) === baggage) return context;
  return baggage === undefined ? propagation.deleteBaggage(context) : propagation.setBaggage(context, baggage);
};

class InboundTrustPropagator implements TextMapPropagator {
  readonly #next: TextMapPropagator;
  readonly #trustsTraceContext: (carrier: unknown) => boolean;
  readonly #trustedKeys: (carrier: unknown) => TrustedKeys;
  readonly #reportInject = reportFirst("Injecting by the propagator that `inboundTrust` holds");
  readonly #reportExtract = reportFirst("Extracting by the propagator that `inboundTrust` holds");

  constructor({ next, traceContext = "restart", baggage = "restart" }: InboundTrustOptions) {
    this.#next = expectMethods("next", ["inject", "extract", "fields"], next);
    this.#trustsTraceContext = resolveTrust("traceContext", traceContext);
    this.#trustedKeys = resolveBaggageTrust("baggage", baggage);
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    try {
      this.#next.inject(context, carrier, setter);
    } catch (error) {
      this.#reportInject(error);
    }
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    try {
      const received = this.#next.extract(context, carrier, getter);
      const traced = this.#trustsTraceContext(carrier) ? received : restart(context, received);
      const [own, sent] = [propagation.getBaggage(context), propagation.getBaggage(received)];
      return withBaggage(traced, trustedPart(own, sent, this.#trustedKeys(carrier)));
    } catch (error) {
      this.#reportExtract(error);
      return context;
    }
  }

  fields(): string[] {
    return this.#next.fields();
  }
}

/**
 * Decides what is taken from a request, whichever propagators read it and in whichever order: what they extracted is
 * compared with what was there before. What is sent is not its concern. It never throws into the request: where the
 * propagators do, nothing is taken, and the first failure is logged.
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
